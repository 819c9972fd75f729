package dev.claquete.operation.scenes;

import dev.claquete.render.VoiceTrack;
import dev.claquete.render.ffmpeg.Ffmpeg;
import dev.claquete.work.TaskContext;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Mixes the sound of a plan: each clip starts at its own sample, all are added up, and a limiter catches what is too
 * loud.
 *
 * <pre>
 *   clip ── stereo, 48 kHz ── cut ── volume ── fades ── delayed ─┐
 *   clip ── ...                                                  ├─ mix ── limiter ── exact length ── AAC
 * </pre>
 */
final class Mixdown {

    private static final int RATE = VoiceTrack.SAMPLE_RATE;
    private static final double FADE_SECONDS = 1.5;

    /** FFmpeg treats a fade without length as one of its default length. */
    private static final double LEAST_FADE_SECONDS = 0.003;

    /** -1.5 dB; its look-ahead is compensated. */
    private static final String LIMITER = "alimiter=limit=0.84:attack=3:release=60:level=0:latency=1";

    private final ScenePlan plan;
    private final Schedule schedule;
    private final Material material;

    Mixdown(ScenePlan plan, Schedule schedule, Material material) {
        this.plan = plan;
        this.schedule = schedule;
        this.material = material;
    }

    private record Heard(SoundClip clip, long startSample, long samples) {}

    /** @return an AAC file as long as the picture */
    Path make(Ffmpeg ffmpeg, TaskContext task, Path file) throws IOException {
        List<Heard> heard = audible();
        List<String> arguments = new ArrayList<>();
        StringBuilder filter = new StringBuilder();
        for (int i = 0; i < heard.size(); i++) {
            arguments.addAll(input(heard.get(i).clip));
            filter.append(chain(i, heard.get(i))).append(';');
        }
        for (int i = 0; i < heard.size(); i++) {
            filter.append("[s").append(i).append(']');
        }
        long all = samples(schedule.frameCount());
        filter.append("amix=inputs=")
                .append(heard.size())
                .append(":duration=longest:normalize=0,")
                .append(LIMITER);
        filter.append(",apad=whole_len=")
                .append(all)
                .append(",atrim=end_sample=")
                .append(all)
                .append("[out]");
        arguments.addAll(List.of("-filter_complex", filter.toString(), "-map", "[out]"));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-ar", String.valueOf(RATE), "-ac", "2"));
        return ffmpeg.make(file, task, arguments);
    }

    boolean isSilent() {
        return audible().isEmpty();
    }

    /** The clips with sound; many videos have none. */
    private List<Heard> audible() {
        return plan.sounds().stream()
                .filter(clip -> material.facts(clip.source()).hasSound())
                .map(this::heard)
                .filter(it -> it.samples > 0)
                .toList();
    }

    private Heard heard(SoundClip clip) {
        Integer scene = clip.scene();
        double from = scene == null ? 0 : (double) schedule.first(scene) / schedule.fps();
        double until = scene == null ? (double) schedule.frameCount() / schedule.fps() : from + schedule.seconds(scene);
        double start = from + clip.startSeconds();
        double end = clip.endSeconds() == null ? until : Math.min(until, from + clip.endSeconds());
        return new Heard(clip, Math.round(start * RATE), Math.round((end - start) * RATE));
    }

    private List<String> input(SoundClip clip) {
        List<String> options = new ArrayList<>(List.of("-vn"));
        if (clip.loop()) {
            options.addAll(List.of("-stream_loop", "-1"));
        }
        return material.arguments(clip.source(), options.toArray(String[]::new));
    }

    private String chain(int index, Heard heard) {
        SoundClip clip = heard.clip;
        long trim = Math.round(clip.trimSeconds() * RATE);
        String chain = "[" + index + ":a:0]" + material.stereo(clip.source()) + ",atrim=start_sample=" + trim
                + ":end_sample=" + (trim + heard.samples) + ",asetpts=PTS-STARTPTS" + ",volume="
                + String.format(Locale.ROOT, "%.4f", clip.volume());
        return chain + (clip.fade() ? fades(heard) : "") + ",adelay=delays=" + heard.startSample + "S:all=1[s" + index
                + "]";
    }

    private static String fades(Heard heard) {
        double seconds = (double) heard.samples / RATE;
        double fade = Math.min(FADE_SECONDS, seconds / 3);
        if (fade < LEAST_FADE_SECONDS) {
            return "";
        }
        return String.format(
                Locale.ROOT, ",afade=t=in:d=%.3f,afade=t=out:st=%.3f:d=%.3f", fade / 3, seconds - fade, fade);
    }

    private long samples(int frames) {
        return Math.round((double) frames * RATE / schedule.fps());
    }
}
