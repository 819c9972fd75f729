package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What an id leads to on every route that takes one, for another account: 403 on the routes of the workflow contract when it is
 * somebody else's and 404 when there is nothing, 404 for both everywhere else. An id that is none is one that nothing has.
 */
@StudioTest
class SomebodyElsesThingsTest {

    private static final String FORBIDDEN = "{\"error\":\"Forbidden\"}";

    /** ../shared/contracts/workflow.md */
    private static final List<String> CONTRACT =
            List.of("/api/projects", "/api/scenes", "/api/workflow", "/api/events", "/api/render");

    /** These go by the caller's role before they look at anything. */
    private static final List<String> BY_ROLE = List.of("/api/admin", "/api/worker", "/api/webhooks/job-status");

    /** Words that everybody may use: their meaning is the caller's own, or the same for all. */
    private static final Set<String> NOBODYS = Set.of("provider", "template");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private People people;
    private OneOfEachThing things;
    private RouteRequests theirs;
    private Person owner;

    @BeforeEach
    void someoneHasOneOfEachThing() throws IOException {
        people = new People(port);
        owner = people.user();
        things = new OneOfEachThing(owner, database);
        theirs = new RouteRequests(things.ids(), owner.email());
    }

    @Test
    void theOwnerFindsEachOfThem() throws IOException {
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routesThatNameThings()) {
            boolean own = !NOBODYS.contains(theirs.kind(route).orElseThrow()) && !byRole(route);
            boolean once =
                    route.path().startsWith("/api/events") || route.path().startsWith("/templates");
            if (route.method().equals("GET") && own && !once) {
                softly.assertThat(theirs.ask(owner.api(), route).statusCode())
                        .as("owner: %s", route)
                        .isIn(200, 409);
            }
        }
        softly.assertAll();
    }

    @ParameterizedTest
    @ValueSource(strings = {"user", "operator", "admin"})
    void anotherAccountMeetsTheRuleOnEveryRoute(String role) throws IOException {
        Map<String, String> before = things.seenByOwner();
        Api caller = role.equals("user") ? people.user().api() : people.of(role).api();
        RouteRequests unknown = theirs.unknown();
        RouteRequests malformed = theirs.malformed();
        SoftAssertions softly = new SoftAssertions();
        for (Route route : routesThatNameThings()) {
            if (byRole(route)) {
                if (role.equals("user")) {
                    softly.assertThat(theirs.ask(caller, route).statusCode())
                            .as("%s", route)
                            .isEqualTo(403);
                }
                continue;
            }
            for (String method : route.method().equals("GET") ? List.of("GET", "HEAD") : List.of(route.method())) {
                String what = role + ": " + method + " " + route.path();
                HttpResponse<String> nothing = unknown.ask(caller, route, method);
                softly.assertThat(malformed.ask(caller, route, method).statusCode())
                        .as("%s, no id", what)
                        .isEqualTo(404);
                if (NOBODYS.contains(theirs.kind(route).orElseThrow())) {
                    continue;
                }
                HttpResponse<String> foreign = theirs.ask(caller, route, method);
                softly.assertThat(nothing.statusCode())
                        .as("%s, of nothing: %s", what, nothing.body())
                        .isEqualTo(404);
                if (byContract(route)) {
                    softly.assertThat(foreign.statusCode()).as(what).isEqualTo(403);
                    softly.assertThat(foreign.body()).as(what).isEqualTo(method.equals("HEAD") ? "" : FORBIDDEN);
                } else {
                    softly.assertThat(foreign.statusCode()).as(what).isEqualTo(404);
                    softly.assertThat(withoutIds(foreign.body(), theirs))
                            .as("%s: says the same of both", what)
                            .isEqualTo(withoutIds(nothing.body(), unknown));
                }
            }
        }
        assertThat(things.seenByOwner()).as("what the owner sees afterwards").isEqualTo(before);
        softly.assertAll();
    }

    /** The whole contract, so that the walk cannot become an empty one. */
    @Test
    void theWalkCoversEveryKindOfThing() throws IOException {
        List<String> kinds = routesThatNameThings().stream()
                .map(route -> theirs.kind(route).orElseThrow())
                .distinct()
                .toList();
        assertThat(kinds).containsAll(things.ids().keySet());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'project_id':'PROJECT','narration':7}",
                "{'project_id':'PROJECT','image_url':'ftp://x'}",
                "{'project_id':'PROJECT'}"
            })
    void whoseItIsComesBeforeWhatIsWrongWithTheRequest(String body) {
        String scene = body.replace('\'', '"').replace("PROJECT", things.ids().get("project"));
        Api other = people.user().api();
        assertThat(other.post("/api/scenes", scene).body()).isEqualTo(FORBIDDEN);
        String project = "/api/projects/" + things.ids().get("project");
        for (String path : List.of("/lock", "/unlock", "/script/reject")) {
            assertThat(other.post(project + path, "{}").body()).isEqualTo(FORBIDDEN);
        }
    }

    @Test
    void aSceneOfAnotherProjectIsNoSceneOfThisOne() throws IOException {
        OneOfEachThing own = new OneOfEachThing(people.user(), database);
        for (String scene : List.of(own.ids().get("scene"), "c0ffee00-0000-4000-8000-000000000000", "not-a-uuid")) {
            HttpResponse<String> answer = owner.api()
                    .post(
                            "/api/workflow/command",
                            "{\"projectId\":\"" + things.ids().get("project")
                                    + "\",\"action\":\"generate_image\",\"sceneId\":\"" + scene + "\"}");
            assertThat(answer.statusCode()).isEqualTo(404);
            assertThat(answer.body()).isEqualTo("{\"error\":\"Scene not found\"}");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/projects | {'topic':'a','scenes':[{'narration':'a','image_url':'FILE'}]}",
                "/api/projects | {'topic':'a','bg_music_url':'FILE'}",
                "/api/projects | {'topic':'a','reference_image_url':'FILE'}",
                "/api/characters | {'name':'a','images':['FILE']}",
                "/video/img2vid | {'images':[{'id':'a','image_url':'FILE','duracao':1.0}]}",
                "/utils/optimize | {'url':'FILE','type':'image'}",
                "/v2/processing/image | {'image_url':'FILE','operations':[{'type':'grayscale'}]}"
            })
    void anAddressOfSomebodyElsesFileIsAsGoodAsThatOfNone(String request) {
        Api other = people.user().api();
        String path = request.split(" \\| ")[0];
        String body = request.split(" \\| ")[1].replace('\'', '"');
        RouteRequests unknown = theirs.unknown();
        HttpResponse<String> foreign =
                other.post(path, body.replace("FILE", theirs.ids().get("file")));
        HttpResponse<String> nothing =
                other.post(path, body.replace("FILE", unknown.ids().get("file")));
        assertThat(foreign.statusCode()).as(foreign.body()).isEqualTo(400);
        assertThat(foreign.body()).contains("must name one of your files");
        assertThat(nothing.statusCode()).as(nothing.body()).isEqualTo(400);
        assertThat(withoutIds(foreign.body(), theirs)).isEqualTo(withoutIds(nothing.body(), unknown));
    }

    private List<Route> routesThatNameThings() throws IOException {
        List<Route> routes = Route.documented(port).stream()
                .filter(route -> theirs.kind(route).isPresent())
                .toList();
        assertThat(routes).hasSizeGreaterThan(40);
        return routes;
    }

    private static boolean byContract(Route route) {
        return CONTRACT.stream().anyMatch(route.path()::startsWith);
    }

    private static boolean byRole(Route route) {
        return BY_ROLE.stream().anyMatch(route.path()::startsWith);
    }

    /** The longest first: the key of a file holds the id of its account. */
    private static String withoutIds(String body, RouteRequests requests) {
        List<String> ids = requests.ids().values().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList();
        String text = body;
        for (String id : ids) {
            text = text.replace(id, "ID");
        }
        return text;
    }
}
