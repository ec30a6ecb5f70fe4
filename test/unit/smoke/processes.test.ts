import { expect, test } from 'vitest';
import { familyOf, parsePs, parseWindows, processesOf, report } from '../../smoke/processes.ts';

const PS = `
      1       0  11000 /sbin/init
    100       1 150000 /opt/Carillon/carillon --data-dir /tmp/x --hidden
    101     100  50000 /opt/Carillon/carillon --type=zygote --no-zygote-sandbox
    102     100  50000 /opt/Carillon/carillon --type=zygote
    103     102  90000 /opt/Carillon/carillon --type=renderer --lang=en
    104     100  70000 /opt/Carillon/carillon --type=utility --utility-sub-type=network.mojom.NetworkService
    200       1  90000 /usr/bin/another --type=renderer
`;
const MB = (kib: number) => kib * 1_024;

test('the processes of the app are its own and what they started, by what Chromium calls them', () => {
  expect(familyOf(100, parsePs(PS))).toEqual([
    { type: 'main', bytes: MB(150_000) },
    { type: 'zygote', bytes: MB(50_000) },
    { type: 'zygote', bytes: MB(50_000) },
    { type: 'renderer', bytes: MB(90_000) },
    { type: 'utility (network)', bytes: MB(70_000) },
  ]);
});

test('Windows tells the same in its own way', () => {
  const rows = [
    { ProcessId: 0, ParentProcessId: 0, WorkingSetSize: 8_192, CommandLine: null },
    { ProcessId: 7, ParentProcessId: 4, WorkingSetSize: 150e6, CommandLine: 'Carillon.exe --hidden' },
    { ProcessId: 8, ParentProcessId: 7, WorkingSetSize: 90e6, CommandLine: 'Carillon.exe --type=gpu-process' },
    { ProcessId: 9, ParentProcessId: 7, WorkingSetSize: 9e6, CommandLine: 'crashpad_handler.exe' },
  ];
  expect(familyOf(7, parseWindows(JSON.stringify(rows)))).toEqual([
    { type: 'main', bytes: 150e6 },
    { type: 'gpu-process', bytes: 90e6 },
    { type: 'crashpad', bytes: 9e6 },
  ]);
});

test('the table has a row for each kind, and all of them', () => {
  const hidden = familyOf(100, parsePs(PS)).filter(({ type }) => type !== 'renderer');
  const table = report({
    system: 'linux x64',
    version: '1.2.3',
    trayMs: 812,
    hidden,
    withWindow: familyOf(100, parsePs(PS)),
  });
  expect(table).toContain('Carillon 1.2.3 on linux x64: in the tray 812 ms after the start.');
  expect(table.split('\n').filter((line) => line.startsWith('| '))).toEqual([
    '| Process | Hidden in the tray | With its window |',
    '| --- | ---: | ---: |',
    '| main | 154 | 154 |',
    '| zygote | 102 (2) | 102 (2) |',
    '| utility (network) | 72 | 72 |',
    '| renderer | – | 92 |',
    '| All | 328 | 420 |',
  ]);
});

test('the list of this system is read', () => {
  const [main] = processesOf(process.pid);
  expect(main).toMatchObject({ type: 'main' });
  expect(main?.bytes).toBeGreaterThan(1e6);
});
