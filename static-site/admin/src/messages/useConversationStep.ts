import { useQueryClient } from "@tanstack/react-query";
import { Attempt } from "@wattwerk/ui/api/idempotency";
import type { StaffConversation } from "@wattwerk/ui/api/models";
import { ApiProblem } from "@wattwerk/ui/api/problem";
import { useMemo } from "react";

/**
 * Takes a step with a conversation and shows what became of it; somebody else's step in between is
 * loaded, so that it is seen before the next attempt.
 */
export function useConversationStep(id: string) {
  const client = useQueryClient();
  const attempt = useMemo(() => new Attempt(), []);
  return async (content: unknown, send: (key: string) => Promise<StaffConversation>): Promise<void> => {
    try {
      client.setQueryData(["conversation", id], await send(attempt.keyFor(content)));
      attempt.finish();
    } catch (thrown) {
      if (thrown instanceof ApiProblem && thrown.status === 409) {
        await client.invalidateQueries({ queryKey: ["conversation", id] });
      }
      throw thrown;
    } finally {
      void client.invalidateQueries({ queryKey: ["conversations"] });
    }
  };
}
