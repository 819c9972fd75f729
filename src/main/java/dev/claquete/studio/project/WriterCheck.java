package dev.claquete.studio.project;

import dev.claquete.studio.openai.ProviderSelector;
import dev.claquete.studio.script.InvalidScript;
import dev.claquete.studio.script.ScriptBrief;
import dev.claquete.studio.script.ScriptWriter;
import dev.claquete.studio.web.InvalidInput;
import org.springframework.stereotype.Component;

/** Asks whoever would write a project's script whether that can be done, before credits are set aside for it. */
@Component
class WriterCheck {

    private final ProviderSelector<ScriptWriter> writers;

    WriterCheck(ProviderSelector<ScriptWriter> writers) {
        this.writers = writers;
    }

    /**
     * Concerns projects without scenes, whose script has still to be written.
     *
     * @param keyRing says who pays, and with that who writes
     * @throws InvalidInput naming the topic or the language, when no script can come of it
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

    /** @param path what the fields' names begin with */
    void check(ScriptBrief brief, String keyRing, String path) {
        try {
            writers.of(keyRing).check(brief);
        } catch (InvalidScript e) {
            throw new InvalidInput(path + e.field(), e.rule());
        }
    }
}
