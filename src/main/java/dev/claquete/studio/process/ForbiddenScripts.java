package dev.claquete.studio.process;

import javax.script.ScriptEngine;
import javax.script.ScriptEngineFactory;
import javax.script.ScriptEngineManager;
import org.camunda.bpm.engine.impl.scripting.engine.ScriptEngineResolver;
import org.jspecify.annotations.Nullable;

/** Supports no script language: shipped diagrams have no scripts, and deployed scripts do not run. */
final class ForbiddenScripts implements ScriptEngineResolver {

    private final ScriptEngineManager none = new ScriptEngineManager(null);

    @Override
    public void addScriptEngineFactory(ScriptEngineFactory factory) {
        // the engine offers it for FEEL; decisions have their own
    }

    @Override
    public ScriptEngineManager getScriptEngineManager() {
        return none;
    }

    @Override
    public @Nullable ScriptEngine getScriptEngine(String language, boolean fromCache) {
        return null;
    }
}
