/** How good a chosen password is, told while it is typed. The server decides; this only advises. */

export interface PasswordRules {
  length: boolean;
  letter: boolean;
  digit: boolean;
}

export const SHORTEST_PASSWORD = 12;

export function passwordRules(password: string): PasswordRules {
  return {
    length: [...password].length >= SHORTEST_PASSWORD,
    letter: /\p{L}/u.test(password),
    digit: /\p{Nd}/u.test(password),
  };
}

export function passwordAllowed(password: string): boolean {
  return Object.values(passwordRules(password)).every(Boolean);
}

/**
 * Strength from length and variety. Repeated signs count little: what makes a password long must
 * also make it harder to guess.
 */
export function passwordStrength(password: string): "weak" | "fair" | "strong" {
  if (!passwordAllowed(password)) return "weak";
  const signs = [...password.toLowerCase()];
  const different = new Set(signs).size;
  if (different < 6) return "weak";
  return signs.length >= 16 && different >= 9 ? "strong" : "fair";
}
