package dev.claquete.studio.web.body;

import dev.claquete.studio.web.InvalidInput;

/** A text contains the character U+0000, which the database cannot store. */
public final class NulCharacter extends InvalidInput {

    NulCharacter(String field) {
        super(field.replace("\0", ""), "must not contain the character U+0000 (NUL)");
    }

    /** @throws NulCharacter if the text contains one */
    static void check(String field, String text) {
        if (text.indexOf('\0') >= 0) {
            throw new NulCharacter(field);
        }
    }
}
