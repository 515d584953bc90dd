import { answerOf } from "@wattwerk/ui/api/client";
import { newIdempotencyKey } from "@wattwerk/ui/api/idempotency";
import type { Upload } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { customerHeader } from "../../api/queries";
import { customerApi } from "../../session/connection";

const ASKED = 15;
const PAUSE_MS = 1_000;

interface Destination {
  customerNumber: string | null;
  contractNumber: string | null;
}

/**
 * Sends a file to the store and waits for what its check says. The answer may still be "waiting" when
 * the check takes longer than people like to look at a page.
 */
export async function sendFile(file: File, destination: Destination): Promise<Upload> {
  const headers = customerHeader(destination.customerNumber);
  const ticket = await answerOf(
    customerApi.POST("/portal/uploads", {
      params: { header: { "Idempotency-Key": newIdempotencyKey() } },
      headers,
      body: { file_name: file.name, size: file.size, contract_number: destination.contractNumber },
    }),
  );
  const form = new FormData();
  for (const [name, value] of Object.entries(ticket.fields)) form.append(name, value);
  // The store reads no field after the file.
  form.append("file", file);
  const answer = await fetch(ticket.url, { method: "POST", body: form }).catch(() => null);
  if (!answer) throw new ApiProblem(0, "connection_failed");
  if (!answer.ok) throw new ApiProblem(answer.status, "upload_failed");
  const ask = () =>
    answerOf(
      customerApi.GET("/portal/uploads/{upload_id}", {
        params: { path: { upload_id: ticket.upload_id } },
        headers,
      }),
    );
  let upload = await ask();
  for (let count = 1; upload.status === "waiting" && count < ASKED; count += 1) {
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    upload = await ask();
  }
  return upload;
}
