import { Alert, List } from '@mantine/core';
import { IconInfoCircle } from '@tabler/icons-react';
import { useImportWords } from './words.ts';

/** What of a file is not taken over, and what is left to do. */
export function ImportWarnings({ warnings }: { warnings: readonly string[] }) {
  const words = useImportWords();
  if (warnings.length === 0) return null;
  return (
    <Alert variant="default" icon={<IconInfoCircle />} title={words.warnings}>
      <List size="sm">
        {warnings.map((warning) => (
          <List.Item key={warning}>{warning}</List.Item>
        ))}
      </List>
    </Alert>
  );
}
