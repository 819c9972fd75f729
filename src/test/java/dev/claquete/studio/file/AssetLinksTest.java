package dev.claquete.studio.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.storage.ObjectKey;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class AssetLinksTest {

    private static final ObjectKey KEY = new ObjectKey("projects/1/video.mp4");
    private static final Duration WEEK = Duration.ofDays(7);

    @Test
    void aLinkStaysTheSameForAWholeDay() {
        assertThat(at("2026-11-21T00:00:00Z").link(KEY))
                .isEqualTo(at("2026-11-21T23:59:59Z").link(KEY));
        assertThat(at("2026-11-21T23:59:59Z").link(KEY))
                .isNotEqualTo(at("2026-11-22T00:00:00Z").link(KEY));
    }

    @Test
    void aLinkLastsAtLeastItsValidityAndAtMostADayLonger() {
        String link = at("2026-11-21T23:59:59Z").link(KEY);
        assertThat(allows(at("2026-11-28T23:59:59Z"), link)).isTrue();
        assertThat(allows(at("2026-11-29T00:00:01Z"), link)).isFalse();
        assertThat(allows(at("2026-11-29T00:00:00Z"), at("2026-11-21T00:00:00Z").link(KEY)))
                .isTrue();
    }

    @Test
    void anotherKeySignsAnotherLink() {
        String link = at("2026-11-21T12:00:00Z").link(KEY);
        AssetLinks other = new AssetLinks("other", WEEK, address(), clock("2026-11-21T12:00:00Z"));
        assertThat(allows(other, link)).isFalse();
    }

    @Test
    void linksBeginWithThePublicAddress() {
        assertThat(at("2026-11-21T12:00:00Z").link(KEY))
                .startsWith("https://studio.example.com/api/assets?url=projects/1/video.mp4&expires=");
    }

    private static boolean allows(AssetLinks links, String link) {
        long expires = Long.parseLong(link.replaceAll(".*expires=(\\d+).*", "$1"));
        return links.allows(KEY, expires, link.replaceAll(".*signature=", ""));
    }

    private static AssetLinks at(String time) {
        return new AssetLinks("secret", WEEK, address(), clock(time));
    }

    private static Clock clock(String time) {
        return Clock.fixed(Instant.parse(time), ZoneOffset.UTC);
    }

    private static PublicAddress address() {
        return new PublicAddress(URI.create("https://studio.example.com/"), new MockEnvironment());
    }
}
