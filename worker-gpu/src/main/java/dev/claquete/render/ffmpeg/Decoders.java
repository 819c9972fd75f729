package dev.claquete.render.ffmpeg;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The allowed decoders: common, maintained and fuzzed. FFmpeg has hundreds more that are not needed here. */
public final class Decoders {

    /** Codecs, not decoders. */
    static final Set<String> VIDEO = Set.of(
            "h264",
            "hevc",
            "vp8",
            "vp9",
            "av1",
            "mpeg4",
            "mpeg2video",
            "mpeg1video",
            "h263",
            "flv1",
            "msmpeg4v3",
            "mjpeg",
            "prores",
            "dnxhd",
            "theora",
            "ffv1");

    private static final Set<String> SOUND = Set.of(
            "aac",
            "mp3",
            "mp2",
            "mp1",
            "opus",
            "vorbis",
            "flac",
            "alac",
            "ac3",
            "eac3",
            "speex",
            "wmav1",
            "wmav2",
            "amr_nb",
            "amr_wb",
            "adpcm_ms",
            "adpcm_ima_wav",
            "adpcm_ima_qt",
            "adpcm_swf");

    /**
     * The decoders of these codecs by FFmpeg's names, for {@code -codec_whitelist}. FFmpeg opens no other, not even to
     * inspect a stream that is not used.
     */
    static final String ALLOWED =
            "h264,hevc,vp8,libvpx,vp9,libvpx-vp9,av1,libdav1d,libaom-av1,mpeg4,mpeg2video,mpeg1video,"
                    + "h263,h263p,flv,msmpeg4,mjpeg,prores,dnxhd,theora,ffv1,png,"
                    + "aac,mp3,mp3float,mp2,mp2float,mp1,mp1float,opus,libopus,vorbis,flac,alac,ac3,eac3,speex,libspeex,wmav1,wmav2,"
                    + "amrnb,libopencore_amrnb,amrwb,libopencore_amrwb,adpcm_ms,adpcm_ima_wav,adpcm_ima_qt,adpcm_swf,"
                    + "pcm_alaw,pcm_mulaw,pcm_f32be,pcm_f32le,pcm_f64be,pcm_f64le,pcm_s16be,pcm_s16le,pcm_s24be,pcm_s24le,"
                    + "pcm_s32be,pcm_s32le,pcm_s8,pcm_u8,pcm_u16be,pcm_u16le,pcm_bluray,pcm_dvd,"
                    + "mov_text,srt,subrip,ass,ssa,text,webvtt,cc_dec,dvbsub,dvdsub,pgssub";

    /** For our own files: the decoders above, and those that our pictures and raw frames need. */
    public static final String OURS = ALLOWED + ",rawvideo,wrapped_avframe,webp,gif,bmp";

    private static final Pattern UNKNOWN = Pattern.compile("Codec \\((\\w+)\\) not on whitelist");

    private Decoders() {}

    /** More than the sound tracks and subtitles of any film. */
    private static final int MOST_STREAMS = 64;

    /**
     * FFmpeg's {@code -max_streams}: one more than allowed, so that one too many can be told from exactly as many as
     * allowed.
     */
    static final String STREAMS_OPENED = String.valueOf(MOST_STREAMS + 1);

    private static final String TOO_MANY_STREAMS = "must have at most " + MOST_STREAMS + " streams";

    /** Why a file was refused, if FFmpeg named one of our rules; the rest of a sentence. */
    static Optional<String> rule(FfmpegFailed refusal) {
        if (refusal.lastLines().stream().anyMatch(line -> line.contains("exceeds max_streams"))) {
            return Optional.of(TOO_MANY_STREAMS);
        }
        return unknownTo(refusal).map(codec -> "holds a stream in " + codec + ", which is not supported");
    }

    /**
     * The rule that a file breaks although FFmpeg opened it: since 8.1 FFmpeg opens a Matroska file with too many
     * streams and reads as many as it may.
     */
    static Optional<String> rule(MediaProbe.Media media) {
        return media.streams() > MOST_STREAMS ? Optional.of(TOO_MANY_STREAMS) : Optional.empty();
    }

    /** The decoder that a file would have needed, if the refusal came from its absence. */
    private static Optional<String> unknownTo(FfmpegFailed refusal) {
        return refusal.lastLines().stream()
                .map(UNKNOWN::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .findFirst();
    }

    static boolean knowsSound(String codec) {
        return SOUND.contains(codec) || codec.startsWith("pcm_");
    }
}
