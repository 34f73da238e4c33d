import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { pagePolicy } from '../../src/admin/page-policy.ts';

const hashOf = (script: string) =>
  `'sha256-${createHash('sha256').update(script).digest('base64')}'`;

test('allows the scripts that stand in the page, whatever they hold, and no other', () => {
  const scripts = ['for (let n = 0; n < 3; n += 1) {\n  f("<b>");\n}', 'g()'];
  const html = `<script src="a.js"></script><p>x</p><script>${scripts[0]}</script><script type="module">${scripts[1]}</script>`;
  expect(pagePolicy(html)).toContain(`; script-src 'self' ${scripts.map(hashOf).join(' ')}; `);
});
