import { Button, Modal } from "@mantine/core";
import { answerOf } from "@wattwerk/ui/api/client";
import type { LetterPreview as Letter, OfferToPreview } from "@wattwerk/ui/api/models";
import { type ApiProblem, asProblem } from "@wattwerk/ui/api/problem";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../application/session";
import { download } from "../detail/download";
import styles from "./Sales.module.css";

interface Properties {
  letter: () => OfferToPreview;
  refused: (problem: ApiProblem | null) => void;
}

/** The letter of an offer as its customer would get it; nothing is stored or sent. */
export function LetterPreview({ letter, refused }: Properties) {
  const { t } = useTranslation();
  const [shown, setShown] = useState<Letter | null>(null);
  const [loading, setLoading] = useState(false);

  async function show() {
    setLoading(true);
    refused(null);
    try {
      setShown(await answerOf(api.POST("/staff/offer-previews", { body: letter() })));
    } catch (thrown) {
      refused(asProblem(thrown));
    } finally {
      setLoading(false);
    }
  }

  return (
    <>
      <Button variant="default" loading={loading} onClick={() => void show()}>
        {t("offers.preview.action")}
      </Button>
      <Modal
        opened={shown !== null}
        onClose={() => setShown(null)}
        title={t("offers.preview.title")}
        closeButtonProps={{ "aria-label": t("actions.close") }}
        size="xl"
      >
        {shown && (
          <div className={styles.pages}>
            {shown.pages.map((page, index) => (
              <img
                key={page}
                className={styles.page}
                src={`data:image/png;base64,${page}`}
                alt={t("offers.preview.page", { number: index + 1, pages: shown.pages.length })}
              />
            ))}
            <Button variant="default" onClick={() => download(shown.pdf, `${t("offers.preview.file")}.pdf`)}>
              {t("offers.preview.download")}
            </Button>
          </div>
        )}
      </Modal>
    </>
  );
}
