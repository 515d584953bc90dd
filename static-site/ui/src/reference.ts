const withoutCustomer = /^anonymous-\d+-(.{4})(.+)$/;

/** How people quote a conversation: without a customer number four and four letters of its id. */
export function reference(conversationId: string): string {
  return conversationId.replace(withoutCustomer, "$1-$2");
}
