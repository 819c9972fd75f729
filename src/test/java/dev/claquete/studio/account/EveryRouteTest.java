package dev.claquete.studio.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import dev.claquete.studio.account.People.Person;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Walks every route of the OpenAPI document with the ids of one account's things in hand: as a stranger, as another user, as an
 * operator and as a worker. Nobody sees or changes anything of that account, and nothing fails in an unexpected way. A new route
 * whose parameters this test does not know fails it.
 */
@StudioTest
class EveryRouteTest {

    /** Strangers may ask; what they are told is tested where it is said. */
    private static final Set<String> OPEN = Set.of(
            "POST /users",
            "POST /users/",
            "POST /users/activate",
            "POST /auth/token",
            "POST /auth/password/reset",
            "POST /auth/password/reset/confirm",
            "POST /v2/auth/login",
            "POST /v2/auth/refresh",
            "GET /api/assets");

    private static final Set<String> FOR_WORKERS = Set.of(
            "POST /api/webhooks/job-status",
            "POST /api/worker/tasks/{taskId}/progress",
            "POST /api/worker/tasks/{taskId}/remember");

    /** The same for everybody, so there is nothing of another account in it. */
    private static final Set<String> OF_THE_CALLER = Set.of(
            "GET /users/me",
            "PATCH /users/me",
            "POST /auth/me/password",
            "POST /v2/auth/logout",
            "GET /api/account/provider-keys",
            "PUT /api/account/provider-keys/{provider}",
            "DELETE /api/account/provider-keys/{provider}",
            "GET /api/webhook-deliveries/one-off-secret",
            "GET /api/credits",
            "GET /api/credits/prices",
            "GET /api/credits/statement",
            "GET /utils/storage/usage");

    @LocalServerPort
    int port;

    @Autowired
    JdbcClient database;

    private People people;
    private Person owner;
    private OneOfEachThing things;
    private RouteRequests requests;

    @BeforeEach
    void someoneHasOneOfEachThing() throws IOException {
        people = new People(port);
        owner = people.user();
        things = new OneOfEachThing(owner, database);
        requests = new RouteRequests(things.ids(), owner.email());
    }

    @Test
    void nobodySeesOrChangesWhatIsAnothersOnAnyRoute() throws IOException {
        Map<String, String> before = things.seenByOwner();
        SoftAssertions softly = new SoftAssertions();
        Person other = people.user();
        Person operator = people.of("operator");
        for (Route route : Route.documented(port)) {
            int stranger = requests.ask(people.somewhere(), route).statusCode();
            if (!OPEN.contains(route.toString())) {
                softly.assertThat(stranger).as("stranger: %s", route).isEqualTo(401);
            }
            if (!OPEN.contains(route.toString()) && !FOR_WORKERS.contains(route.toString())) {
                softly.assertThat(requests.ask(Api.worker(port), route).statusCode())
                        .as("worker: %s", route)
                        .isIn(403, route.path().equals("/v2/auth/logout") ? 401 : 403);
            }
            for (Person person : List.of(other, operator)) {
                boolean ends = route.toString().equals("POST /v2/auth/logout");
                check(softly, route, requests.ask((ends ? people.user() : person).api(), route), person == operator);
            }
        }
        assertThat(things.seenByOwner()).as("what the owner sees afterwards").isEqualTo(before);
        softly.assertAll();
    }

    private void check(SoftAssertions softly, Route route, HttpResponse<String> answer, boolean operator) {
        String who =
                (operator ? "operator: " : "other user: ") + route + " -> " + answer.statusCode() + " " + answer.body();
        softly.assertThat(answer.statusCode()).as(who).isLessThan(500);
        boolean ownWords = requests.say(route, things.mark());
        softly.assertThat(answer.body().replace(ownWords ? things.mark() : "", ""))
                .as(who)
                .doesNotContain(things.mark(), owner.email());
        if (route.path().startsWith("/api/admin") || FOR_WORKERS.contains(route.toString())) {
            softly.assertThat(answer.statusCode()).as(who).isIn(403, operator ? 404 : 403, 400);
        } else if (namesAThing(route)) {
            softly.assertThat(answer.statusCode()).as(who).isIn(403, 404);
        }
    }

    /** Whether the request that this test makes names something of the owner's. */
    private boolean namesAThing(Route route) {
        return !OF_THE_CALLER.contains(route.toString())
                && !OPEN.contains(route.toString())
                && requests.kind(route).isPresent();
    }
}
