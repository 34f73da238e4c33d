import { expect, test } from 'vitest';
import { describeInBrowser } from '../harness.ts';
import { useConsoleStage } from '../stage.ts';

const { worldOf, stageOf, consoleOf } = useConsoleStage();

const rowOf = (body: string) =>
  worldOf().db.outbox.findFirstOrThrow({
    where: { organizationId: stageOf().organizationId, body: { contains: body } },
  });

/** As if WhatsApp had refused it. */
async function give(body: string, status: 'FAILED' | 'UNKNOWN', failure: string) {
  const { organizationId } = stageOf();
  const { id } = await rowOf(body);
  await worldOf().db.outbox.updateMany({
    where: { organizationId, id },
    data: { status, failure, sentAt: null, externalId: null, settledAt: worldOf().clock.now() },
  });
  return id;
}

describeInBrowser('the outbox', () => {
  test('shows why a message failed, and sends it after all', async () => {
    const id = await give('Wash the shirts', 'FAILED', 'WhatsApp refused the message');
    const page = await consoleOf().open(stageOf(), { at: '/organization/outbox' });
    const table = page.getByRole('table', { name: 'Messages to be sent' });
    await table.getByText('Sent', { exact: true }).first().waitFor();
    await page.getByRole('combobox', { name: 'State' }).click();
    await page.getByRole('option', { name: 'Failed' }).click();
    await page.waitForURL(/status=FAILED/);
    const row = table.getByRole('row').filter({ hasText: 'Wash the shirts' });
    await row.getByText('WhatsApp refused the message.').waitFor();
    await row.getByRole('button', { name: 'Send again' }).click();
    await page.getByText('It is on its way again.').waitFor();
    await page.getByRole('heading', { name: 'Nothing here' }).waitFor();
    await expect
      .poll(async () => (await worldOf().db.outbox.findFirst({ where: { id } }))?.status)
      .toBe('SENT');
    const entry = await worldOf().db.auditEntry.findFirst({ where: { action: 'message.resend' } });
    expect(entry?.subjectId).toBe(id);
  });

  test('asks before it sends what may have arrived, on a phone too', async () => {
    const id = await give('Book night', 'UNKNOWN', 'WhatsApp Web answered no message');
    const page = await consoleOf().open(stageOf(), {
      at: '/organization/outbox?status=UNKNOWN',
      size: 'phone',
    });
    const card = page.getByRole('list', { name: 'Messages to be sent' }).getByRole('listitem');
    await card.getByText('Uncertain').waitFor();
    await card.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('button', { name: 'Cancel' }).click();
    expect((await worldOf().db.outbox.findFirst({ where: { id } }))?.status).toBe('UNKNOWN');
    await card.getByRole('button', { name: 'Send again' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Send again' }).click();
    await page.getByText('It may arrive twice.').waitFor();
    await expect
      .poll(async () => (await worldOf().db.outbox.findFirst({ where: { id } }))?.status)
      .toBe('SENT');
  });
});
