import { join } from 'node:path';
import type { Config } from '../config.ts';
import type { KeptSecret } from './keep-secret.ts';

export const operatorTokenFile = ({ dataDirectory }: Config) =>
  join(dataDirectory, 'operator-token');
export const demoKeyFile = ({ dataDirectory }: Config) => join(dataDirectory, 'demo-key');

/** Says where Muster listens, by which secrets it is opened, and what to do first. */
export function greet(
  config: Config,
  address: string,
  operatorToken: KeptSecret,
  demoKey: KeptSecret | undefined,
  hasOrganization: boolean,
): void {
  // Only once: what a start prints goes into the logs of whatever starts it.
  const show = ({ secret, isNew }: KeptSecret, file: string) =>
    isNew ? secret : `kept in ${file}`;
  const shown = config.operatorToken
    ? 'as OPERATOR_TOKEN says'
    : show(operatorToken, operatorTokenFile(config));
  const lines = [
    `Muster listens on ${address} · reference at ${address}/docs`,
    `Operator token    ${shown}`,
    ...(demoKey ? [`Demo key          ${show(demoKey, demoKeyFile(config))}`] : []),
    nextStep(config, address, demoKey !== undefined, hasOrganization),
  ];
  console.log(lines.join('\n'));
}

/** What to do first; a number is paired for an organization, so that comes before it. */
function nextStep(
  { transport }: Config,
  address: string,
  hasDemo: boolean,
  hasOrganization: boolean,
): string {
  if (!hasOrganization) {
    return `First step        POST ${address}/api/organizations with the operator token: docs/running.md, "The first organization"`;
  }
  if (transport === 'whatsapp') {
    return `Next step         ${address}/pair to add a number and pair it: docs/whatsapp.md`;
  }
  return hasDemo
    ? 'Try it            npm run chat   then type: /help, or /who is playing this week?'
    : 'Try it            npm run chat -- --key <key of an ADMIN> --as <your phone> --direct   then type: /help';
}
