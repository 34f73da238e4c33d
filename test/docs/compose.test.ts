import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

test('each service of compose.yaml gives up what it does not need of root', () => {
  const services = read('compose.yaml')
    .split(/^(?= {2}\w+:$)/m)
    .slice(1);
  const running = services.filter((text) => /^ {4}(?:image|build):/m.test(text));
  expect(running.length).toBe(2);
  for (const text of running) {
    expect(text).toContain('    cap_drop: [ALL]\n');
    expect(text).toContain('    security_opt: ["no-new-privileges:true"]\n');
  }
});

test('the image runs as no root, and insists on the sandbox', () => {
  const dockerfile = read('Dockerfile');
  expect(dockerfile).toMatch(/^USER node$/m);
  expect(dockerfile).toMatch(/^ENV .*CHROMIUM_SANDBOX=on$/m);
});
