package dev.claquete.studio.project;

import dev.claquete.studio.credit.CreditLedger;
import dev.claquete.studio.credit.CreditQuote;
import dev.claquete.studio.credit.Purchase;
import dev.claquete.studio.credit.Reservation;
import dev.claquete.studio.credit.Tariff;
import dev.claquete.studio.openai.OpenAiProperties;
import dev.claquete.studio.process.Facts;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What a run of {@code make-video} costs the project's owner. No run begins without its credits being set aside, and what it
 * makes is noted in the engine's transaction; both under the project's row lock.
 */
@Component
class RunCosts implements CreditQuote {

    private static final String VIDEO_MAKE = "video_make";

    private final CreditLedger ledger;
    private final Tariff tariff;
    private final OpenAiProperties openAi;
    private final Projects projects;
    private final Scenes scenes;

    RunCosts(CreditLedger ledger, Tariff tariff, OpenAiProperties openAi, Projects projects, Scenes scenes) {
        this.ledger = ledger;
        this.tariff = tariff;
        this.openAi = openAi;
        this.projects = projects;
        this.scenes = scenes;
    }

    /**
     * Sets aside what a run towards this goal may cost.
     *
     * @throws dev.claquete.studio.web.PaymentRequired when the owner has too little
     */
    Reservation open(Project project, Goal goal, @Nullable String keyRing) {
        Missing missing = Missing.of(project, scenes.ofProject(project.id()), goal);
        Purchase purchase = purchase("run_" + UUID.randomUUID(), project, goal, missing);
        return ledger.reserve(purchase, missing.cost(step -> price(project, step, keyRing)));
    }

    @Override
    public boolean quotes(String operation) {
        return operation.equals(VIDEO_MAKE)
                || operation.equals(PaidStep.IMAGE.operation())
                || operation.equals(PaidStep.NARRATION.operation());
    }

    @Override
    public Quote quote(String reference, String businessKey, @Nullable String keyRing) {
        Project project = projects.lock(UUID.fromString(businessKey)).orElseThrow();
        Goal goal = project.generation().goal().orElseThrow();
        Missing missing = Missing.of(project, scenes.ofProject(project.id()), goal);
        return new Quote(
                purchase(reference, project, goal, missing),
                ledger.used(reference) + missing.cost(step -> price(project, step, keyRing)),
                project.voicing().language());
    }

    private static Purchase purchase(String reference, Project project, Goal goal, Missing missing) {
        return Purchase.of(project.ownerId(), operation(goal), reference)
                .during(Runs.PROCESS, project.id().toString())
                .noting(null, missing.in(project.voicing().language()));
    }

    private static String operation(Goal goal) {
        return switch (goal.kind()) {
            case VIDEO -> VIDEO_MAKE;
            case IMAGES, SCENE_IMAGE -> PaidStep.IMAGE.operation();
            case NARRATIONS, SCENE_NARRATION -> PaidStep.NARRATION.operation();
        };
    }

    /** What pays for the present run, unless it is another run that will make what was asked for. */
    Optional<Reservation> present(Project project) {
        return project.generation().pending().isEmpty()
                ? ledger.findOpen(Runs.PROCESS, project.id().toString())
                : Optional.empty();
    }

    /** Notes what a step has made. A run that began before there were credits pays for nothing. */
    void made(Project project, String step, Facts facts) {
        Optional<String> reference = facts.text("creditReference");
        PaidStep.of(step)
                .filter(paid -> reference.isPresent())
                .ifPresent(paid -> facts.text(paid.output())
                        .ifPresent(key -> ledger.use(
                                reference.get(),
                                paid.operation(),
                                key,
                                price(project, paid, facts.text("keyRing").orElse(null)))));
    }

    private long price(Project project, PaidStep step, @Nullable String keyRing) {
        return switch (step) {
            case SCRIPT -> wordForWord(project) ? 0 : price(project, step, openAi.chatModel(), keyRing);
            case IMAGE -> price(project, step, openAi.imageModel(), keyRing);
            case NARRATION -> price(project, step, openAi.speechModel(), keyRing);
            case VIDEO -> tariff.offlinePrice(step.operation());
        };
    }

    private long price(Project project, PaidStep step, @Nullable String model, @Nullable String keyRing) {
        return tariff.price(
                project.ownerId(), step.operation(), openAi.remote(model).isPresent(), keyRing);
    }

    /** A script that was given is cut into scenes, not written. */
    private static boolean wordForWord(Project project) {
        return GivenScript.in(project.story(), project.voicing().language()).isPresent();
    }
}
