package dev.claquete.studio.script;

import dev.claquete.work.BusinessError;

/** BPMN error {@code script-refused}: no retry will give a script for this brief; it must be changed. */
public class ScriptRefused extends BusinessError {

    ScriptRefused(String message) {
        super(message);
    }
}
