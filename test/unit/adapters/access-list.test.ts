import { expect, test } from 'vitest';
import { letsOthersRead } from '../../../main/adapters/access-list.ts';

const USER = 'S-1-5-21-1004336348-1177238915-682003330-1001';
/** As Windows 11 makes the folder of a profile: the system, the administrators, the user. */
const PROFILE = `O:${USER}G:${USER}D:(A;OICIID;FA;;;SY)(A;OICIID;FA;;;BA)(A;OICIID;FA;;;${USER})`;

test.each([
  ['a folder of the profile', PROFILE, false],
  ['a folder at the top of a drive, where all users may read', `${PROFILE}(A;OICIID;0x1200a9;;;BU)`, true],
  ['one shared with everyone', `O:BAD:PAI(A;OICI;FA;;;WD)`, true],
  ['one that signed-in users may change', `O:BAD:AI(A;OICIID;0x1301bf;;;AU)(A;;FA;;;SY)`, true],
  ['one where users may only look for it, not read it', `O:BAD:(A;;0x20;;;BU)(A;;FA;;;${USER})`, false],
  ['one that keeps users out', `O:BAD:(D;OICI;FA;;;BU)(A;OICI;FA;;;${USER})`, false],
  ['one by the number of the group', `O:BAD:(A;OICI;FR;;;S-1-5-32-545)`, true],
  ['one on a file system without access lists', 'O:BAG:BAD:NO_ACCESS_CONTROL', true],
  ['no answer', '', false],
])('%s', (_, sddl, others) => {
  expect(letsOthersRead(sddl)).toBe(others);
});
