package dev.claquete.studio.template;

import dev.claquete.operation.ShownText;
import dev.claquete.operation.scenes.ScenePlan;
import dev.claquete.render.text.MissingGlyphs;
import dev.claquete.studio.web.Unprocessable;
import java.util.List;

/** Finds characters in a plan's texts that no typeface has. */
final class ShownTexts {

    private ShownTexts() {}

    /** @throws Unprocessable if more than a tenth of a text cannot be shown */
    static void check(ScenePlan plan) {
        plan.texts().forEach((field, text) -> ShownText.refusal(field, MissingGlyphs.in(text))
                .ifPresent(reason -> {
                    throw new Unprocessable(reason);
                }));
    }

    static List<String> warnings(ScenePlan plan) {
        return plan.texts().entrySet().stream()
                .flatMap(text -> ShownText.warning(text.getKey(), MissingGlyphs.in(text.getValue())).stream())
                .toList();
    }
}
