import { createHash } from 'node:crypto';

/**
 * What a page may do: run its own script file and its inline scripts, known by their hashes, and talk
 * to this server alone. Styles are inline attributes too, which no hash can allow.
 */
export function pagePolicy(html: string): string {
  const scripts = [...html.matchAll(/<script[^>]*>(?!<\/script>)(.+?)<\/script>/gs)].map(
    ([, script]) => script!,
  );
  const hashes = scripts.map(
    (script) => `'sha256-${createHash('sha256').update(script).digest('base64')}'`,
  );
  return [
    "default-src 'none'",
    ["script-src 'self'", ...hashes].join(' '),
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self' data:",
    "connect-src 'self'",
    "worker-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}
