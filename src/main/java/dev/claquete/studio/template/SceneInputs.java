package dev.claquete.studio.template;

import dev.claquete.operation.Source;
import org.jspecify.annotations.Nullable;

/** Registers the files that a plan names. */
interface SceneInputs {

    /** @param field as the caller spells it */
    Source file(String field, Source.Kind kind, String address);

    /**
     * @param voice {@code pt_br_female}; null for the default
     * @throws dev.claquete.studio.web.InvalidInput naming the voice's field, if there is no such voice
     */
    Source speech(String field, String text, String voiceField, @Nullable String voice);
}
