package dev.claquete.studio.credit;

import dev.claquete.studio.web.PaymentRequired;
import dev.claquete.work.BusinessError;

/** The account has too few credits for the next steps of its process. BPMN code {@code credits-insufficient}. */
class CreditsInsufficient extends BusinessError {

    CreditsInsufficient(PaymentRequired refusal, String language) {
        super(CreditShortage.sentence(refusal, language));
    }
}
