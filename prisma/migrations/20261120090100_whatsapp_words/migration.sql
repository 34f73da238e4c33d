-- In a migration of its own: PostgreSQL uses a new value of an enum only after its transaction.
ALTER TYPE "inbox_status" ADD VALUE 'EXPIRED';
ALTER TYPE "outbox_status" ADD VALUE 'SENDING' AFTER 'PENDING';
ALTER TYPE "outbox_status" ADD VALUE 'EXPIRED';
