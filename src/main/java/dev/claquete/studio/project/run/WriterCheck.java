package dev.claquete.studio.project.run;

import dev.claquete.studio.openai.ProviderSelector;
import dev.claquete.studio.project.Project;
import dev.claquete.studio.script.InvalidScript;
import dev.claquete.studio.script.ScriptBrief;
import dev.claquete.studio.script.ScriptWriter;
import dev.claquete.studio.web.InvalidInput;
import org.springframework.stereotype.Component;

/** Checks with the script provider whether it can write a project's script, before credits are reserved for it. */
@Component
class WriterCheck {

    private final ProviderSelector<ScriptWriter> writers;

    WriterCheck(ProviderSelector<ScriptWriter> writers) {
        this.writers = writers;
    }

    /**
     * For projects without scenes, whose script is yet to be written.
     *
     * @param keyRing the keys that pay for it and so decide who writes
     * @throws InvalidInput naming the topic or the language, if no script is possible
     */
    void require(Project project, String keyRing) {
        ScriptBrief brief = StoredBriefs.brief(project);
        boolean onlyATopic = project.story().script() == null;
        boolean written =
                !brief.verbatim() || onlyATopic && brief.topic().lines().count() <= 1;
        if (written) {
            check(brief, keyRing, "");
        }
    }

    /** @param path the prefix of the fields' names */
    void check(ScriptBrief brief, String keyRing, String path) {
        try {
            writers.of(keyRing).check(brief);
        } catch (InvalidScript e) {
            throw new InvalidInput(path + e.field(), e.rule());
        }
    }
}
