import { Dialog, type DialogProps } from './dialog.tsx';
import { Form, type FormProps } from './form.tsx';

interface FormDialogProps
  extends Omit<FormProps, 'onCancel'>,
    Pick<DialogProps, 'title' | 'size' | 'onClose'> {}

/** A form in a dialog, which may be left without doing it. */
export function FormDialog({ title, size = 'md', onClose, ...form }: FormDialogProps) {
  return (
    <Dialog title={title} size={size} onClose={onClose}>
      <Form onCancel={onClose} {...form} />
    </Dialog>
  );
}
