package dev.claquete.studio.template;

import dev.claquete.operation.Source;

/** Where the files that a plan names come from. */
interface Wishes {

    /** @param field as the caller spells it */
    Source file(String field, Source.Kind kind, String address);

    /** @param voice {@code pt_br_female} */
    Source speech(String field, String text, String voice);
}
