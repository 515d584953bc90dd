import { useQuery } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Language } from "@wattwerk/ui/api/models";
import { useTranslation } from "react-i18next";
import { Failure } from "../../components/Failure";
import { Skeleton } from "../../components/Skeleton";
import { publicApi } from "../../session/connection";
import { useBrand } from "../../session/Portal";
import styles from "./Legal.module.css";
import { type Block, blocksOf, piecesOf } from "./markup";

export type LegalPageName = "imprint" | "privacy" | "accessibility";

interface OwnWordsProps {
  page: LegalPageName;
  /** Said when the brand has written nothing. */
  otherwise?: string;
}

/** A legal page in the brand's own words, in the reader's language or else in German. */
export function OwnWords({ page, otherwise }: OwnWordsProps) {
  const { i18n } = useTranslation();
  const brand = useBrand();
  const { data, error, refetch } = useQuery({
    queryKey: ["legal", brand.id, page],
    queryFn: () =>
      answerOf(
        publicApi.GET("/public/brands/{brand_id}/pages/{page}", {
          params: { path: { brand_id: brand.id, page } },
        }),
      ),
  });
  if (error && !data) return <Failure error={error} retry={() => refetch()} />;
  if (!data) return <Skeleton height="14rem" />;
  const own = data.texts[i18n.language as Language]?.trim();
  const german = data.texts.de?.trim();
  const text = own || german;
  if (!text) return otherwise ? <BlockOfText block={{ kind: "paragraph", lines: [otherwise] }} /> : null;
  return (
    <div className={styles.text} lang={own ? undefined : "de"}>
      {blocksOf(text).map((block, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never change places
        <BlockOfText key={index} block={block} />
      ))}
    </div>
  );
}

function BlockOfText({ block }: { block: Block }) {
  switch (block.kind) {
    case "heading":
      return <h2>{block.text}</h2>;
    case "list":
      return (
        <ul>
          {block.entries.map((entry) => (
            <li key={entry}>
              <Line text={entry} />
            </li>
          ))}
        </ul>
      );
    case "paragraph":
      return (
        <p>
          {block.lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the lines of a text never change places
            <span key={index} className={styles.line}>
              <Line text={line} />
            </span>
          ))}
        </p>
      );
  }
}

function Line({ text }: { text: string }) {
  return piecesOf(text).map((piece, index) =>
    piece.address ? (
      // biome-ignore lint/suspicious/noArrayIndexKey: the pieces of a line never change places
      <a key={index} href={piece.address}>
        {piece.text}
      </a>
    ) : (
      piece.text
    ),
  );
}
