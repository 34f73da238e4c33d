import { Button, Paper, Group as Row, Stack, Text, Title } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { GroupTemplate } from '../../../../client/muster.ts';
import { GroupMark } from '../../../components/group-mark.tsx';
import { RowsLoader } from '../../../components/page-loader.tsx';
import { ProblemState } from '../../../components/states.tsx';
import { templatesQuery } from '../queries.ts';
import { TemplateForm } from './template-form.tsx';
import { useNewGroupWords } from './words.ts';

export function Templates() {
  const words = useNewGroupWords();
  const { data, error, refetch } = useQuery(templatesQuery);
  const [picked, setPicked] = useState<GroupTemplate>();
  if (error) return <ProblemState error={error} reset={refetch} />;
  if (!data)
    return (
      <Stack aria-busy="true">
        <RowsLoader height={64} />
      </Stack>
    );
  if (picked) return <TemplateForm template={picked} onBack={() => setPicked(undefined)} />;
  const { own = [], further = [] } = Object.groupBy(data.templates, ({ businessType }) =>
    businessType === data.businessType ? 'own' : 'further',
  );
  return (
    <Stack>
      {[
        { title: words.forBusiness, templates: own },
        { title: words.further, templates: further },
      ]
        .filter(({ templates }) => templates.length > 0)
        .map(({ title, templates }) => (
          <Stack key={title} component="section" gap="xs" aria-label={title}>
            <Title order={3} size="h5">
              {title}
            </Title>
            {templates.map((template) => (
              <TemplateCard
                key={template.id}
                template={template}
                onUse={() => setPicked(template)}
              />
            ))}
          </Stack>
        ))}
    </Stack>
  );
}

function TemplateCard({ template, onUse }: { template: GroupTemplate; onUse: () => void }) {
  const words = useNewGroupWords();
  return (
    <Paper withBorder p="sm">
      <Row wrap="nowrap" gap="sm">
        <GroupMark group={template} />
        <Stack gap={0} flex={1} miw={0}>
          <Text fw={600}>{template.name}</Text>
          <Text size="sm" c="dimmed">
            {template.description}
          </Text>
        </Stack>
        <Button
          variant="default"
          aria-label={words.useTemplate(template.name)}
          onClick={onUse}
          style={{ flexShrink: 0 }}
        >
          {words.use}
        </Button>
      </Row>
    </Paper>
  );
}
