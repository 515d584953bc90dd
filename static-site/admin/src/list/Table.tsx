import { Button } from "@mantine/core";
import { IconDownload } from "@tabler/icons-react";
import { asProblem } from "@wattwerk/ui/api/problem";
import { type KeyboardEvent, type ReactNode, useRef } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Notice } from "../detail/Notice";
import { downloadCsv } from "./csv";
import { More } from "./More";
import styles from "./Table.module.css";

export interface Column<Entry> {
  key: string;
  title: string;
  /** What is shown. */
  cell: (entry: Entry) => ReactNode;
  /** What the CSV file gets; columns without it are left out there. */
  text?: (entry: Entry) => string;
  numeric?: boolean;
  /** Leaves first when the list gets narrow, e.g. beside an open panel. */
  secondary?: boolean;
}

/** Ticks at the rows, for what is done to several of them at once. */
export interface Selection<Entry> {
  chosen: ReadonlySet<string>;
  onChange: (chosen: ReadonlySet<string>) => void;
  /** Whether an entry can be ticked at all. */
  offers: (entry: Entry) => boolean;
  /** What a screen reader says of the tick of an entry. */
  label: (entry: Entry) => string;
}

interface Properties<Entry> {
  caption: string;
  columns: Column<Entry>[];
  entries: Entry[];
  keyOf: (entry: Entry) => string;
  addressOf: (entry: Entry) => string;
  /** Key of the entry that is open in the panel. */
  open?: string | undefined;
  isNew?: (entry: Entry) => boolean;
  empty: ReactNode;
  query: {
    isPending: boolean;
    isError: boolean;
    error: unknown;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => unknown;
    refetch: () => unknown;
  };
  fileName: string;
  selection?: Selection<Entry>;
}

/** A list with the keyboard of a good mail program: up, down, enter. */
export function Table<Entry>(properties: Properties<Entry>) {
  const { caption, columns, entries, keyOf, addressOf, open, isNew, empty, query, fileName, selection } =
    properties;
  const { t } = useTranslation();
  const navigate = useNavigate();
  const body = useRef<HTMLTableSectionElement>(null);

  function move(event: KeyboardEvent) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const links = [...(body.current?.querySelectorAll<HTMLAnchorElement>("a[data-row]") ?? [])];
    links[links.indexOf(document.activeElement as HTMLAnchorElement) + step]?.focus();
  }

  if (query.isError && entries.length === 0) {
    return <Notice problem={asProblem(query.error)} retry={() => void query.refetch()} />;
  }
  if (!query.isPending && entries.length === 0) return <div className={styles.empty}>{empty}</div>;
  return (
    <div className={styles.frame}>
      <table className={styles.table} onKeyDown={move} aria-busy={query.isPending}>
        <caption className="visually-hidden">{caption}</caption>
        <thead>
          <tr>
            {selection && (
              <th className={styles.tick}>
                <TickAll keys={entries.filter(selection.offers).map(keyOf)} selection={selection} />
              </th>
            )}
            {columns.map((column) => (
              <th key={column.key} scope="col" className={classes(column)}>
                {column.title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {query.isPending && <Skeleton columns={columns.length + (selection ? 1 : 0)} />}
          {entries.map((entry) => {
            const key = keyOf(entry);
            return (
              // The row is a large target for the mouse; keyboard and screen reader use the link in it.
              <tr
                key={key}
                data-open={key === open}
                data-new={isNew?.(entry) ?? false}
                onClick={() => void navigate(addressOf(entry))}
              >
                {selection && (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: keeps a click beside the tick from opening the row
                  <td className={styles.tick} onClick={(event) => event.stopPropagation()}>
                    {selection.offers(entry) && (
                      <input
                        type="checkbox"
                        aria-label={selection.label(entry)}
                        checked={selection.chosen.has(key)}
                        onChange={() => selection.onChange(toggled(selection.chosen, key))}
                      />
                    )}
                  </td>
                )}
                {columns.map((column, index) => (
                  <td key={column.key} data-title={column.title} className={classes(column)}>
                    {index === 0 ? (
                      <Link
                        to={addressOf(entry)}
                        data-row
                        aria-current={key === open ? "true" : undefined}
                        onClick={(event) => event.stopPropagation()}
                      >
                        {column.cell(entry)}
                      </Link>
                    ) : (
                      column.cell(entry)
                    )}
                  </td>
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      <footer className={styles.footer}>
        <span>{query.isPending ? "" : t("list.count", { count: entries.length })}</span>
        <More query={query} />
        <Button
          variant="subtle"
          size="xs"
          leftSection={<IconDownload size={16} aria-hidden />}
          disabled={query.isPending}
          onClick={() => downloadCsv(fileName, columns, entries)}
        >
          {t("list.csv")}
        </Button>
      </footer>
    </div>
  );
}

/** Ticks everything that is shown, or nothing. */
function TickAll<Entry>({ keys, selection }: { keys: string[]; selection: Selection<Entry> }) {
  const { t } = useTranslation();
  const { chosen, onChange } = selection;
  const all = keys.length > 0 && keys.every((key) => chosen.has(key));
  return (
    <input
      type="checkbox"
      aria-label={t("list.tick_all")}
      disabled={keys.length === 0}
      checked={all}
      ref={(box) => {
        if (box) box.indeterminate = !all && chosen.size > 0;
      }}
      onChange={() => onChange(new Set(all ? [] : keys))}
    />
  );
}

function toggled(chosen: ReadonlySet<string>, key: string): ReadonlySet<string> {
  const changed = new Set(chosen);
  if (!changed.delete(key)) changed.add(key);
  return changed;
}

function classes({ numeric, secondary }: { numeric?: boolean; secondary?: boolean }): string {
  return [numeric && styles.numeric, secondary && styles.secondary].filter(Boolean).join(" ");
}

function Skeleton({ columns }: { columns: number }) {
  return Array.from({ length: 8 }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders never change their order
    <tr key={row} aria-hidden>
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders never change their order
        <td key={column}>
          <span className={styles.bone} />
        </td>
      ))}
    </tr>
  ));
}
