import { answerOf } from "@wattwerk/ui/api/client";
import type { Language } from "@wattwerk/ui/api/models";
import { chooseLanguage } from "../texts/i18n";
import { customerApi, keeper } from "./connection";

/** Change the language here, and for this login on all devices and in mails. */
export async function chooseOwnLanguage(language: Language): Promise<void> {
  await chooseLanguage(language);
  // It is shown already; a lost connection only means that other devices do not know it yet.
  await answerOf(customerApi.POST("/portal/account/language", { body: { language } })).catch(() => undefined);
}

/** Speak the language of the login that has just signed in, unless the address asks for another one. */
export async function takeOwnLanguage(): Promise<void> {
  const own = keeper.getState().profile?.language;
  if (own && !new URLSearchParams(location.search).get("language")) await chooseLanguage(own);
}
