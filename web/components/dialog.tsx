import { Modal, type ModalProps } from '@mantine/core';
import { useIsPhone } from '../lib/use-is-phone.ts';

export type DialogProps = Omit<ModalProps, 'opened'> & { opened?: boolean };

/** What is asked or shown before the page goes on; a phone has room for nothing beside it. */
export function Dialog(props: DialogProps) {
  return <Modal opened fullScreen={useIsPhone()} {...props} />;
}
