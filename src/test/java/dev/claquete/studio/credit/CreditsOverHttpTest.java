package dev.claquete.studio.credit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.claquete.studio.Api;
import dev.claquete.studio.StudioTest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

@StudioTest
class CreditsOverHttpTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String GRANTS = "/api/admin/credits/grants";

    @LocalServerPort
    int port;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    CreditLedger ledger;

    Api admin;
    UUID account;

    @BeforeEach
    void callers() {
        admin = Api.admin(port);
        account = UUID.randomUUID();
        jdbc.update(
                "insert into account (id, name, email, created_at) values (?, ?, ?, now())",
                account,
                "someone-" + account,
                account + "@example.com");
    }

    @Test
    void theBalanceSaysWhatMayBeSpentAndWhatIsSetAside() throws Exception {
        JsonNode balance = json(admin.get("/api/credits"), 200);
        assertThat(balance.path("available").isIntegralNumber()).isTrue();
        assertThat(balance.path("reserved").isIntegralNumber()).isTrue();
    }

    @Test
    void thePricesAreKnownToEveryone() throws Exception {
        JsonNode prices = json(admin.get("/api/credits/prices"), 200);
        assertThat(prices.at("/prices/video_gen4_aleph_5s").asLong()).isEqualTo(60);
        assertThat(prices.path("prices").properties())
                .extracting(java.util.Map.Entry::getKey)
                .contains("script_write", "image_generate", "narration_generate", "video_compose", "frames_extract");
        assertThat(prices.path("charge_offline").asBoolean(true)).isFalse();
    }

    @Test
    void theStatementIsReadPageByPageFromTheNewest() throws Exception {
        UUID own = jdbc.queryForObject("select id from account where name = 'admin'", UUID.class);
        for (int i = 1; i <= 5; i++) {
            ledger.grant(own, i, "page " + i, UUID.randomUUID().toString());
        }
        List<Long> amounts = new ArrayList<>();
        String next = "";
        for (int page = 0; page < 3; page++) {
            JsonNode body = json(admin.get("/api/credits/statement?limit=2" + next), 200);
            body.path("entries").forEach(line -> amounts.add(line.path("amount").asLong()));
            JsonNode first = body.path("entries").path(0);
            assertThat(first.path("transaction_id").asText()).startsWith("txn_");
            assertThat(first.has("balance") && first.has("created_at")).isTrue();
            next = "&before=" + body.path("next").asLong();
        }
        assertThat(amounts).startsWith(5L, 4L, 3L, 2L, 1L);
    }

    @Test
    void aGrantIsGivenOnceForItsKey() throws Exception {
        String body = "{\"email\":\"" + account + "@Example.com\",\"amount\":500,\"reason\":\"Order 1042\","
                + "\"idempotency_key\":\"order-1042\"}";
        JsonNode first = json(admin.post(GRANTS, body), 201);
        assertThat(first.path("new_balance").asLong()).isEqualTo(600);
        assertThat(first.path("account_id").asText()).isEqualTo(account.toString());
        JsonNode again = json(admin.post(GRANTS, body), 201);
        assertThat(again).isEqualTo(first);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "500 | Order 1043 ",
                "501 | Order 1042 ",
            })
    void aKeyThatHasGrantedSomethingElseIsRefused(long amount, String reason) throws Exception {
        String body = "{\"account_id\":\"" + account + "\",\"amount\":%d,\"reason\":\"%s\",\"idempotency_key\":\"k1\"}";
        JsonNode first = json(admin.post(GRANTS, body.formatted(500, "Order 1042")), 201);

        HttpResponse<String> other = admin.post(GRANTS, body.formatted(amount, reason));

        assertThat(json(other, 409).path("detail").asText())
                .startsWith("idempotency_key: k1 has granted 500 credits already, for: Order 1042");
        assertThat(json(admin.post(GRANTS, body.formatted(500, "Order 1042")), 201))
                .isEqualTo(first);
    }

    @Test
    void aWholeNumberMayBeWrittenWithAPoint() throws Exception {
        String body =
                "{\"account_id\":\"" + account + "\",\"amount\":5.0,\"reason\":\"r\",\"idempotency_key\":\"point\"}";
        assertThat(json(admin.post(GRANTS, body), 201).path("new_balance").asLong())
                .isEqualTo(105);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'account_id':'ACCOUNT','amount':1.9,'reason':'r','idempotency_key':'k'}         | amount",
                "{'account_id':'ACCOUNT','amount':'1.9','reason':'r','idempotency_key':'k'}       | amount",
                "{'account_id':'ACCOUNT','amount':0.9,'reason':'r','idempotency_key':'k'}         | amount",
                "{'account_id':'ACCOUNT','amount':1e400,'reason':'r','idempotency_key':'k'}       | amount",
                "{'account_id':'ACCOUNT','amount':15e-1,'reason':'r','idempotency_key':'k'}       | amount",
                "{'amount':5,'reason':'r','idempotency_key':'k'}                                  | account_id",
                "{'account_id':'ACCOUNT','email':'a@b.c','amount':5,'reason':'r','idempotency_key':'k'} | account_id",
                "{'account_id':'ACCOUNT','reason':'r','idempotency_key':'k'}                      | amount",
                "{'account_id':'ACCOUNT','amount':0,'reason':'r','idempotency_key':'k'}           | amount",
                "{'account_id':'ACCOUNT','amount':-5,'reason':'r','idempotency_key':'k'}          | amount",
                "{'account_id':'ACCOUNT','amount':5,'reason':' ','idempotency_key':'k'}           | reason",
                "{'account_id':'ACCOUNT','amount':5,'reason':'r'}                                 | idempotency_key",
            })
    void aGrantThatBreaksARuleIsRefusedWithItsName(String body, String field) throws Exception {
        HttpResponse<String> answer =
                admin.post(GRANTS, body.replace('\'', '"').replace("ACCOUNT", account.toString()));
        assertThat(json(answer, 400).path("field").asText()).isEqualTo(field);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"c0ffee00-0000-4000-8000-000000000000", "7"})
    void aGrantToNobodyIsNotFound(String nobody) throws Exception {
        String body = "{\"account_id\":\"" + nobody + "\",\"amount\":5,\"reason\":\"r\",\"idempotency_key\":\"k\"}";
        assertThat(json(admin.post(GRANTS, body), 404).path("detail").asText()).isEqualTo("Account not found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=201", "limit=many", "before=yesterday"})
    void aPageThatBreaksARuleIsRefused(String query) throws Exception {
        HttpResponse<String> answer = admin.get("/api/credits/statement?" + query);
        assertThat(json(answer, 400).path("field").asText()).isEqualTo(query.split("=")[0]);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/api/credits", "/api/credits/statement", "/api/credits/prices", "/api/admin/credits/check"})
    void strangersAndWorkersHaveNoCredits(String path) {
        assertThat(Api.stranger(port).get(path).statusCode()).isEqualTo(401);
        assertThat(Api.worker(port).get(path).statusCode()).isEqualTo(403);
    }

    @Test
    void theLedgerIsCountedAnewOnDemand() throws Exception {
        ledger.balance(account);
        JsonNode finding = json(admin.get("/api/admin/credits/check"), 200);
        assertThat(finding.path("granted").asLong())
                .isEqualTo(finding.path("available").asLong()
                        + finding.path("reserved").asLong()
                        + finding.path("spent").asLong());
        assertThat(finding.path("sound").asBoolean()).as("%s", finding).isTrue();
    }

    private static JsonNode json(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return JSON.readTree(answer.body());
    }
}
