import { Anchor, Group } from '@mantine/core';
import { IconArrowLeft } from '@tabler/icons-react';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { PageHeader } from '../../components/page-header.tsx';
import { NotFoundState } from '../../components/states.tsx';
import { useMay } from '../../lib/session.ts';
import { FileChooser } from './file-chooser.tsx';
import { ImportPreview } from './import-preview.tsx';
import { ImportResult } from './import-result.tsx';
import { type ContactsFile, useImport } from './use-import.ts';
import { useImportWords } from './words.ts';

/** Contacts from a file: chosen, shown beforehand, imported. */
export function ImportPage() {
  const words = useImportWords();
  const may = useMay();
  const [file, setFile] = useState<ContactsFile>();
  const run = useImport();
  const restart = () => {
    run.reset();
    setFile(undefined);
  };
  if (!may('editContacts')) return <NotFoundState />;
  return (
    <>
      <Anchor size="sm" renderRoot={(props) => <Link to="/contacts" {...props} />}>
        <Group gap={4} component="span">
          <IconArrowLeft size={14} aria-hidden="true" />
          {words.back}
        </Group>
      </Anchor>
      <PageHeader title={words.title} about={words.about} />
      {!file ? (
        <FileChooser onChoose={setFile} />
      ) : run.data ? (
        <ImportResult
          imported={run.data}
          groupId={run.variables.groupId}
          fileName={file.name}
          onRestart={restart}
        />
      ) : (
        <ImportPreview
          key={file.id}
          file={file}
          isImporting={run.isPending}
          onImport={(wanted) => run.mutate({ file, ...wanted })}
          onRestart={restart}
        />
      )}
    </>
  );
}
