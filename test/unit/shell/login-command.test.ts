import { describe, expect, test } from 'vitest';
import { autostartEntry, autostartFile, loginCommand } from '../../../main/shell/login-command.ts';

describe('the start at login on Linux', () => {
  test('an AppImage is started where it lies, not from where it is unpacked; others by their program', () => {
    expect(loginCommand('/tmp/.mount_x/carillon', { APPIMAGE: '/home/olga/Carillon.AppImage' })).toEqual([
      '/home/olga/Carillon.AppImage',
      '--hidden',
    ]);
    expect(loginCommand('/opt/Carillon/carillon', {})).toEqual(['/opt/Carillon/carillon', '--hidden']);
    expect(loginCommand('/usr/bin/electron', {}, '/src/carillon', '/data')).toEqual([
      '/usr/bin/electron',
      '/src/carillon',
      '--hidden',
      '--data-dir',
      '/data',
    ]);
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
