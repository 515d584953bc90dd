import { useQuery, useQueryClient } from "@tanstack/react-query";
import { answerOf } from "@wattwerk/ui/api/client";
import type { Account } from "@wattwerk/ui/api/models";
import { customerApi } from "../../session/connection";
import { useProfile } from "../../session/Portal";

/** The own login with its devices and the access given to others. */
export function useAccount() {
  const { login_id } = useProfile();
  return useQuery({
    queryKey: ["account", login_id],
    queryFn: () => answerOf(customerApi.GET("/portal/account")),
  });
}

/** Shows a changed login at once: the given answer, or what the server says when asked again. */
export function useAccountChanged(): (changed?: Account) => Promise<void> {
  const queries = useQueryClient();
  const { login_id } = useProfile();
  return async (changed) => {
    if (changed) queries.setQueryData(["account", login_id], changed);
    else await queries.invalidateQueries({ queryKey: ["account", login_id] });
  };
}
