import { Button, Group, Stack, Stepper, Title } from '@mantine/core';
import { schemaResolver, useForm } from '@mantine/form';
import { getRouteApi } from '@tanstack/react-router';
import { useEffect, useRef, useState } from 'react';
import { createRequestKey } from '../../lib/request-key.ts';
import { useSession } from '../../lib/session.ts';
import { useIsPhone } from '../../lib/use-is-phone.ts';
import { useCommonWords } from '../../lib/words.ts';
import { beginCampaign, type CampaignValues, createSchemas } from './campaign-form.ts';
import { CheckStep } from './check-step.tsx';
import { type Step, steps } from './search.ts';
import { WhatStep } from './what-step.tsx';
import { WhenStep } from './when-step.tsx';
import { WhoStep } from './who-step.tsx';
import { useCallWords } from './words.ts';

const route = getRouteApi('/app/calls/new');

/**
 * The steps of a new campaign. Which one is shown stands in the address, so that the browser's own way back is the
 * way to the step before; what was typed is kept by the form.
 */
export function CampaignWizard({ initial }: { initial: CampaignValues }) {
  const words = useCallWords();
  const common = useCommonWords();
  const { organization } = useSession();
  const { step = 'who' } = route.useSearch();
  const navigate = route.useNavigate();
  const heading = useRef<HTMLHeadingElement>(null);
  const isPhone = useIsPhone();
  // One for all that is done here: whoever sends it twice begins one campaign.
  const [requestKey] = useState(createRequestKey);
  // Controlled: what is asked for depends on what was picked.
  const form = useForm<CampaignValues>({
    initialValues: initial,
    validate: (values) =>
      schemaResolver(createSchemas(words, organization.timeZone, new Date())[step], { sync: true })(
        values,
      ),
  });
  const index = steps.indexOf(step);
  const go = (to: Step) => {
    heading.current?.focus();
    return navigate({ search: (search) => ({ ...search, step: to }), resetScroll: true });
  };

  // A later step is of no use to whoever comes to it by its address: nothing is typed yet.
  const isFirst = useRef(true);
  useEffect(() => {
    if (isFirst.current && step !== 'who')
      void navigate({ search: (search) => ({ ...search, step: undefined }), replace: true });
    isFirst.current = false;
  }, [step, navigate]);

  return (
    <Stack maw={720}>
      <Stepper
        active={index}
        onStepClick={(to) => void go(steps[to] ?? 'who')}
        size={isPhone ? 'xs' : 'sm'}
        iconSize={isPhone ? 40 : undefined}
        wrap={false}
      >
        {steps.map((name, place) => (
          <Stepper.Step
            key={name}
            {...(isPhone
              ? { 'aria-label': words.stepOf(place + 1, steps.length, words.steps[name]) }
              : { label: words.steps[name] })}
            allowStepSelect={place < index}
          />
        ))}
      </Stepper>
      <Title order={2} size="h4" ref={heading} tabIndex={-1}>
        {words.stepOf(index + 1, steps.length, words.steps[step])}
      </Title>
      {step === 'check' ? (
        <CheckStep
          values={form.values}
          begin={() => beginCampaign(form.values, organization.timeZone, requestKey)}
          onFault={(errors) => form.setErrors(errors)}
          goTo={(to) => void go(to)}
        />
      ) : (
        <form onSubmit={form.onSubmit(() => void go(steps[index + 1] ?? 'check'))} noValidate>
          <Stack>
            {step === 'who' && <WhoStep form={form} />}
            {step === 'when' && <WhenStep form={form} />}
            {step === 'what' && <WhatStep form={form} />}
            <Group justify="space-between" mt="md">
              {index > 0 ? (
                <Button variant="default" onClick={() => void go(steps[index - 1] ?? 'who')}>
                  {common.back}
                </Button>
              ) : (
                <span />
              )}
              <Button type="submit">{common.next}</Button>
            </Group>
          </Stack>
        </form>
      )}
    </Stack>
  );
}
