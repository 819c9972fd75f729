package dev.claquete.operation;

import dev.claquete.render.text.MissingGlyphs;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * Checks texts that are to be shown: characters that no typeface has are left out with a warning; if there are too
 * many, the text is refused.
 */
public final class ShownText {

    private ShownText() {}

    /** @throws OperationImpossible if more than a tenth of the characters would be missing, naming them */
    public static void check(String field, Collection<String> texts, OperationContext context)
            throws OperationImpossible {
        MissingGlyphs missing = MissingGlyphs.in(texts);
        Optional<String> refusal = refusal(field, missing);
        if (refusal.isPresent()) {
            throw new OperationImpossible(refusal.get());
        }
        warning(field, missing).ifPresent(context::warn);
    }

    public static void check(String field, String text, OperationContext context) throws OperationImpossible {
        check(field, List.of(text), context);
    }

    /** Why the text cannot be shown, beginning with its field; empty if it can. */
    public static Optional<String> refusal(String field, MissingGlyphs missing) {
        return missing.tooMany()
                ? Optional.of(field
                        + ": more than a tenth of its characters cannot be shown, because no available font has "
                        + "them: "
                        + missing.named())
                : Optional.empty();
    }

    /** What is left out, beginning with the text's field; empty if nothing is. */
    public static Optional<String> warning(String field, MissingGlyphs missing) {
        return missing.any()
                ? Optional.of(field + ": these characters are left out, because no available font has them: "
                        + missing.named())
                : Optional.empty();
    }
}
