/** The models of the API by their everyday names. The shapes are generated from the server's schemas. */
import type { components } from "./schema";

type Schemas = components["schemas"];

export type Language = "de" | "en" | "fr";

export type Brand = Schemas["Brand"];
export type Theme = Schemas["Theme"];
export type Contact = Schemas["Contact"];
export type BrandState = Schemas["BrandState"];
export type BrandDraft = Schemas["BrandDraft"];
export type BrandPages = Schemas["BrandPages"];
export type BrandRevision = Schemas["BrandRevision"];
export type Configuration = Schemas["Configuration"];
export type PortalLayout = Schemas["PortalLayout"];
export type PortletPlace = Schemas["PortletPlace"];
export type NameChange = Schemas["NameChange"];
export type PriceSheet = Schemas["PriceSheet"];
export type Tariff = Schemas["Tariff"];

export type Commodity = QuoteRequest["commodity"];
export type CustomerType = Quote["request"]["customer_type"];
export type Towns = Schemas["Towns"];
export type Streets = Schemas["Streets"];
export type BankAccount = Schemas["BankAccount"];
export type StartDates = Schemas["StartDates"];
export type QuoteRequest = Schemas["QuoteRequest"];
export type Quote = Schemas["Quote"];
export type Offer = Schemas["Offer"];
export type Ineligible = Schemas["Ineligible"];
export type PriceComponent = Schemas["PriceComponent"];
export type Conditions = Schemas["Conditions"];

export type FormField = Schemas["FormField"];
export type DefaultSupply = Schemas["DefaultSupply"];
export type ProductFile = Schemas["ProductFile"];

export type OrderDraft = Schemas["OrderDraft"];
export type FurtherOrder = Schemas["FurtherOrder"];
export type UnfinishedOrder = Schemas["UnfinishedOrder"];
export type OrderProgress = Schemas["OrderProgress"];
export type SavedOrder = Schemas["SavedOrder"];
export type ResumedOrder = Schemas["ResumedOrder"];
export type OrderStanding = Schemas["OrderStanding"];
export type OrderRequest = Schemas["OrderRequest"];
export type AttachedFile = Schemas["AttachedFile"];
export type MandateRequest = Schemas["MandateRequest"];
export type ReviewedSupply = Schemas["ReviewedSupply"];
export type OrderReview = Schemas["OrderReview"];
export type DeclarationTexts = Schemas["DeclarationTexts"];
export type OrderReceipt = Schemas["OrderReceipt"];
export type OrderSummary = Schemas["OrderSummary"];
export type Order = Schemas["Order"];
export type OrderStatus = Schemas["OrderStatus"];
export type Decision = Schemas["Decision"];

export type Session = Schemas["Session"];
export type Profile = Schemas["Profile"];
export type LinkState = Schemas["LinkState"];
export type LinkOutcome = Schemas["LinkOutcome"];
export type Account = Schemas["Account"];
export type AccessGiven = Schemas["AccessGiven"];
export type SignedInDevice = Schemas["SignedInDevice"];
export type SecondFactorSetup = Schemas["SecondFactorSetup"];
export type PortalLoginView = Schemas["PortalLoginView"];

export type Dashboard = Schemas["Dashboard"];
export type Contract = Schemas["Contract"];
export type PriceChange = Schemas["PriceChange"];
export type ContractPage = Schemas["ContractPage"];
export type ContractAccount = Schemas["ContractAccount"];
export type Customer = Schemas["Customer"];
export type CustomerSummary = Schemas["CustomerSummary"];
export type PurchasedProduct = Schemas["PurchasedProduct"];
export type CustomerPage = Schemas["CustomerPage"];
export type Activity = Schemas["Activity"];

export type Readings = Schemas["Readings"];
export type Meter = Readings["meter"];
export type Register = Schemas["Register"];
export type Reading = Schemas["Reading"];
export type ReadingReport = Schemas["ReadingReport"];
export type BalanceForecast = Schemas["BalanceForecast"];
export type GasFactors = Schemas["GasFactors"];
export type GasFactorsImported = Schemas["GasFactorsImported"];
export type StaffReadings = Schemas["StaffReadings"];
export type ReadingCorrection = Schemas["ReadingCorrection"];
export type ReadingReceipt = Schemas["ReadingReceipt"];
export type PlausibilityResult = Schemas["PlausibilityResult"];
export type Verdict = Schemas["Verdict"];

export type Transaction = Schemas["Transaction"];
export type TransactionStatus = Schemas["TransactionStatus"];
export type TransactionExport = Schemas["TransactionExport"];
export type StatusChange = Schemas["StatusChange"];
export type CustomerRequest = Required<Schemas["CustomerRequest"]>;
export type BankDetails = Schemas["BankDetails"];
export type BankDetailsChange = Schemas["BankDetailsChange"];
export type BillingAddressChange = Schemas["BillingAddressChange"];
export type BillDeliveryChange = Schemas["BillDeliveryChange"];
export type ContactChange = Schemas["ContactChange"];
export type InstalmentChange = Schemas["InstalmentChange"];
export type InstalmentOverview = Schemas["InstalmentOverview"];

export type DocumentEntry = Schemas["DocumentEntry"];
export type Upload = Schemas["Upload"];

export type ConversationSummary = Schemas["ConversationSummary"];
export type Conversation = Schemas["Conversation"];
export type StaffConversationSummary = Schemas["StaffConversationSummary"];
export type StaffConversation = Schemas["StaffConversation"];
export type ConversationStatus = Schemas["ConversationStatus"];
export type CustomerCorrespondence = Schemas["CustomerCorrespondence"];
export type ContactPerson = Schemas["ContactPerson"];
export type MessageReceipt = Schemas["MessageReceipt"];

export type DeclarationReceipt = Schemas["DeclarationReceipt"];
export type Declaration = Schemas["Declaration"];
export type DeclarationStatus = Declaration["status"];
export type CustomerDeclaration = Schemas["CustomerDeclaration"];
export type ContractEnd = Schemas["ContractEnd"];
export type EndPreview = Schemas["EndPreview"];
export type CancellationInPortal = Schemas["CancellationInPortal"];

export type BlockedPerson = Schemas["BlockedPerson"];
export type BlacklistEntry = Schemas["Entry"];
export type BlacklistEntrySummary = Schemas["EntrySummary"];
export type BlacklistGroup = Schemas["Group"];
export type BlacklistHit = Schemas["Hit"];
export type BlacklistDecision = Schemas["BlacklistDecision"];

export type StaffOffer = Schemas["StaffOffer"];
export type OfferSummary = Schemas["OfferSummary"];
export type OfferStatus = Schemas["OfferStatus"];
export type LetterPreview = Schemas["LetterPreview"];
export type OfferToPreview = Schemas["OfferToPreview"];
export type OfferView = Schemas["OfferView"];
export type CapturedOrderView = Schemas["CapturedOrderView"];

export type ProductSummary = Schemas["ProductSummary"];
export type ProductRecord = Schemas["ProductRecord"];
export type ProductRevision = Schemas["ProductRevision"];
export type EnergyProduct = Schemas["Product-Input"];
export type OtherProduct = Schemas["OtherProduct-Input"];
export type ExtraField = Schemas["ExtraField-Input"];
export type ProductArrangement = Schemas["ProductArrangement-Input"];
export type BundleTerms = Schemas["BundleTerms-Input"];
export type MultilingualText = Schemas["Text"];
export type StaffQuoteRequest = Schemas["StaffQuoteRequest"];
export type Bundle = Schemas["Bundle"];
export type ExtraProduct = Schemas["ExtraProduct"];

export type OwnMessagePreview = Schemas["OwnMessagePreview"];
export type OwnTemplate = Schemas["OwnTemplate"];
export type Template = Schemas["Template"];
export type TemplateContent = Schemas["TemplateContent"];
export type TemplateFault = Schemas["TemplateFault"];
export type TemplateKind = Schemas["TemplateKind"];
export type TemplatePreview = Schemas["TemplatePreview"];
export type TemplateState = Schemas["TemplateState"];
export type TemplateSummary = Schemas["TemplateSummary"];
export type LayoutTexts = Schemas["LayoutTexts"];
export type LetterLayout = Schemas["LetterLayout"];

export type Case = Schemas["Case"];
export type CaseAction = Schemas["CaseAction"];
export type CaseStatuses = Schemas["CaseStatuses"];
export type ShownStatus = Schemas["ShownStatus"];
export type Effects = Schemas["Effects"];
export type Guard = Schemas["Guard"];
export type MachineAction = Schemas["Action"];
export type MachineStatus = Schemas["Status"];
export type Machine = Schemas["Machine"];
export type MachineState = Schemas["MachineState"];
export type MachineFault = Schemas["Fault"];
export type MachineRevision = Schemas["MachineRevision"];
export type AdjustedContract = Schemas["AdjustedContract"];
export type AdjustmentLine = Schemas["AdjustmentSummary"];
export type AdjustmentTerms = Schemas["AdjustmentTerms-Input"];
export type NewPriceAdjustment = Schemas["NewPriceAdjustment"];
export type PriceAdjustment = Schemas["PriceAdjustment"];
export type StaffContract = Schemas["StaffContract"];
export type ContractLine = Schemas["ContractSummary"];
export type ContractStatus = Schemas["Contract"]["status"];

export type PriceListSummary = Schemas["PriceListSummary"];
export type PriceList = Schemas["PriceList"];
export type PriceListRow = Schemas["PriceListRow"];
export type PriceCells = Schemas["PriceCells"];
export type PriceColumn = keyof PriceCells;
export type PriceActivation = Schemas["PriceActivation"];
export type PriceDifference = Schemas["PriceDifference"];
export type PriceImport = Schemas["PriceImport"];
export type ImportFault = Schemas["ImportFault"];
export type PricesAtPlace = Schemas["PricesAtPlace"];
export type PriceAtPlace = Schemas["PriceAtPlace"];
export type Levies = Schemas["Levies"];
export type LevyRow = Schemas["LevyRow"];
export type LevyImportResult = Schemas["LevyImportResult"];

export type DataGroup = Schemas["NeededData"]["group"];
export type Erasure = Schemas["Erasure"];
export type ErasureOverview = Schemas["ErasureOverview"];
export type ErasurePlan = Schemas["ErasurePlan"];
export type Identification = Schemas["ErasureOnBehalf"]["identified_by"];
export type RetentionRun = Schemas["RetentionRun"];
export type StaffErasure = Schemas["StaffErasure"];
