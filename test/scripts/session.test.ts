import { expect, test } from 'vitest';
import { withMentions } from '../../scripts/chat/session.ts';

test.each([
  ['/in', '/in', []],
  ['/done 41 for @+34600111333', '/done 41 for @34600111333', ['+34600111333']],
  ['@+34600111333 @+34600111333!', '@34600111333 @34600111333!', ['+34600111333']],
  [
    '(@+34600111333,@+12025550123)',
    '(@34600111333,@12025550123)',
    ['+34600111333', '+12025550123'],
  ],
  ['/add @Pau', '/add @Pau', []],
  ['a@+34600111333 @+1', 'a@+34600111333 @+1', []],
])('a mention by phone goes out as WhatsApp sends it: %j', (typed, body, mentions) => {
  expect(withMentions(typed)).toEqual({ body, mentions });
});
