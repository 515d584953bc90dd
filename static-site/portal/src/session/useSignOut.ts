import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { keeper } from "./connection";
import { forgetAll } from "./storage";
import { noteDeparture } from "./visit";

/** End the session and forget what this browser knows of the customer. */
export function useSignOut(): () => void {
  const queries = useQueryClient();
  return useCallback(() => {
    noteDeparture();
    forgetAll();
    // The screens leave with the session; what they showed must not outlive them.
    const finish = () => queries.clear();
    keeper.signOut().then(finish, finish);
  }, [queries]);
}
