import { describe, expect, test } from 'vitest';
import { autostartEntry, autostartFile, loginCommand } from '../../../main/shell/login-command.ts';

describe('the start at login on Linux', () => {
  test('an AppImage is started where it lies, not from where it is unpacked; others by their program', () => {
    const image = { APPIMAGE: '/home/olga/Carillon.AppImage', APPDIR: '/tmp/.mount_x' };
    expect(loginCommand('/tmp/.mount_x/carillon', image)).toEqual(['/home/olga/Carillon.AppImage', '--hidden']);
    expect(loginCommand('/opt/Carillon/carillon', {})).toEqual(['/opt/Carillon/carillon', '--hidden']);
    expect(loginCommand('/usr/bin/electron', {}, '/src/carillon', '/data')).toEqual([
      '/usr/bin/electron',
      '/src/carillon',
      '--hidden',
      '--data-dir',
      '/data',
    ]);
  });

  test('$APPIMAGE of another program, from which this one was started, is not this one’s', () => {
    const editor = { APPIMAGE: '/home/olga/Editor.AppImage', APPDIR: '/tmp/.mount_editor' };
    expect(loginCommand('/opt/Carillon/carillon', editor)).toEqual(['/opt/Carillon/carillon', '--hidden']);
    expect(loginCommand('/tmp/.mount_editor2/carillon', editor)).toEqual(['/tmp/.mount_editor2/carillon', '--hidden']);
    expect(loginCommand('/opt/carillon', { APPIMAGE: '/home/olga/Editor.AppImage' })[0]).toBe('/opt/carillon');
  });

  test('the portable program of Windows is started where it lies', () => {
    const portable = { PORTABLE_EXECUTABLE_FILE: 'D:\\Carillon-portable.exe' };
    expect(loginCommand('C:\\Temp\\x\\Carillon.exe', portable)[0]).toBe('D:\\Carillon-portable.exe');
  });

  test('the file is where XDG says, and its line survives what a path can hold', () => {
    expect(autostartFile({ XDG_CONFIG_HOME: '/x' })).toBe('/x/autostart/carillon.desktop');
    const entry = autostartEntry(['/a b/100%/"c"/$d`e\\f', '--hidden']);
    expect(entry).toBe(
      [
        '[Desktop Entry]',
        'Type=Application',
        'Name=Carillon',
        'Comment=Your Telegram messages, on schedule',
        'Exec="/a b/100%%/\\\\"c\\\\"/\\\\$d\\\\`e\\\\\\\\f" "--hidden"',
        'Icon=carillon',
        'Terminal=false',
        'X-GNOME-Autostart-enabled=true',
        '',
      ].join('\n'),
    );
  });
});
