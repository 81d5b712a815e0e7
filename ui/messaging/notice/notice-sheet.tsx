"use client";

import Link from "next/link";
import { useTranslations } from "use-intl";
import type { NoticeRecord } from "@/common/messaging/notice";
import { noticeAddress } from "@/common/messaging/notice-address";
import { Button, IconButton } from "@/ui/kit/button";
import { EmptyState } from "@/ui/kit/empty-state";
import { Face } from "@/ui/kit/face";
import { useFormat } from "@/ui/kit/format";
import { Sheet } from "@/ui/kit/sheet";
import { useRecord } from "@/ui/live/records";
import { markNotice, readAll } from "./notice-commands";
import { PushHint } from "./push-hint";
import { useNoticeText } from "./use-notice-text";
import { useNotices } from "./use-notices";

type Props = { readonly onClose: () => void };

/** What colleagues did that concerns this person, newest first. */
export function NoticeSheet({ onClose }: Props) {
  const t = useTranslations("live.notices");
  const notices = useNotices();
  const unread = notices.filter(({ readAt }) => readAt === null).length;
  const footer = unread > 0 && <Button onClick={() => readAll(notices)}>{t("readAll")}</Button>;
  return (
    <Sheet
      open
      onClose={onClose}
      title={t("title")}
      subtitle={notices.length > 0 && t("unread", { count: unread })}
      place="side"
      flush
      {...(footer ? { footer } : {})}
    >
      <PushHint close={onClose} />
      {notices.length === 0 ? (
        <EmptyState title={t("emptyTitle")}>{t("emptyText")}</EmptyState>
      ) : (
        <ol className="nt-list">
          {notices.map((notice) => (
            <Row key={notice.id} notice={notice} close={onClose} />
          ))}
        </ol>
      )}
    </Sheet>
  );
}

type RowProps = { readonly notice: NoticeRecord; readonly close: () => void };

function Row({ notice, close }: RowProps) {
  const t = useTranslations("live.notices");
  const format = useFormat();
  const author = useRecord("identity.person", notice.authorId ?? "");
  const text = useNoticeText(notice);
  const isUnread = notice.readAt === null;
  return (
    <li className={isUnread ? "nt-row nt-unread" : "nt-row"}>
      <Link
        href={noticeAddress(notice)}
        prefetch={false}
        onClick={() => {
          if (isUnread) markNotice(notice, true);
          close();
        }}
      >
        <Face name={author?.name ?? "?"} colour={author?.colour ?? 0} picture={author?.picture} silent />
        <span className="grow">
          <span className="nt-text">
            {isUnread && <span className="sr">{t("isUnread")} </span>}
            {text}
          </span>
          <time className="f13 mut num" dateTime={notice.createdAt} title={format.instant(notice.createdAt)}>
            {format.ago(notice.createdAt)}
          </time>
        </span>
      </Link>
      <IconButton
        icon={isUnread ? "check" : "undo"}
        label={t(isUnread ? "markRead" : "markUnread")}
        title={t(isUnread ? "markRead" : "markUnread")}
        size="small"
        onClick={() => markNotice(notice, isUnread)}
      />
    </li>
  );
}
