ALTER TYPE "notice_kind" ADD VALUE 'deleted';
