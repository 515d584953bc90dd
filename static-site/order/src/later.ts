/** The steps after the choice of a tariff. They are fetched while somebody looks at the offers. */
export { SaveForm } from "./components/SaveForm";
export { Done } from "./steps/Done";
export { Extras } from "./steps/Extras";
export { PaymentStep } from "./steps/PaymentStep";
export { PersonStep } from "./steps/PersonStep";
export { Review } from "./steps/Review";
export { Supply } from "./steps/Supply";
