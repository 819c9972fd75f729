package dev.claquete.studio.script;

import dev.claquete.work.BusinessError;

/** BPMN error {@code script-refused}: no script will come of this brief however often one asks; it needs a change. */
public class ScriptRefused extends BusinessError {

    ScriptRefused(String message) {
        super(message);
    }
}
