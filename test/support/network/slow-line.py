"""A line with a long way: run in a network namespace of its own (unshare -n).

Opens a tun device and sends each packet back to where it came from, as if from the address that it was meant for, after a
delay. Whoever connects to 10.9.0.2 or fd00:9::2 so reaches the server on this side, one round trip away. Swapping the two
addresses leaves every checksum right.

usage: slow-line.py ROUND_TRIP_MS works|unrouted|swallowed COMMAND...
The second word says what becomes of IPv6.
"""
import fcntl, heapq, os, select, struct, subprocess, sys, threading, time

round_trip_ms, ipv6, command = float(sys.argv[1]), sys.argv[2], sys.argv[3:]
TUNSETIFF, IFF_TUN, IFF_NO_PI = 0x400454CA, 0x0001, 0x1000

tun = os.open("/dev/net/tun", os.O_RDWR)
fcntl.ioctl(tun, TUNSETIFF, struct.pack("16sH", b"line0", IFF_TUN | IFF_NO_PI))


def ip(*args):
    subprocess.run(["ip", *args], check=True)


ip("link", "set", "lo", "up")
ip("address", "add", "10.9.0.1/24", "dev", "line0")
if ipv6 == "unrouted":
    open("/proc/sys/net/ipv6/conf/line0/disable_ipv6", "w").write("1")
ip("link", "set", "line0", "up")
if ipv6 != "unrouted":
    ip("-6", "address", "add", "fd00:9::1/64", "dev", "line0", "nodad")


def reflected(packet):
    """The same packet with its two addresses swapped; None for what this line does not carry."""
    version = packet[0] >> 4
    if version == 4:
        return packet[:12] + packet[16:20] + packet[12:16] + packet[20:]
    if version == 6 and ipv6 == "works":
        return packet[:8] + packet[24:40] + packet[8:24] + packet[40:]
    return None


def carry():
    waiting, count = [], 0
    while True:
        timeout = max(0, waiting[0][0] - time.monotonic()) if waiting else None
        readable, _, _ = select.select([tun], [], [], timeout)
        if readable:
            packet = reflected(os.read(tun, 65536))
            count += 1
            # Half of the way there is half of the way back: each packet of either side passes here once.
            if packet:
                heapq.heappush(waiting, (time.monotonic() + round_trip_ms / 2000, count, packet))
        while waiting and waiting[0][0] <= time.monotonic():
            try:
                os.write(tun, heapq.heappop(waiting)[2])
            except OSError:
                pass


threading.Thread(target=carry, daemon=True).start()
sys.exit(subprocess.run(command).returncode)
