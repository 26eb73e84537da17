package ch01_cache_aside;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import lab.shop.Product;
import lab.shop.Products;
import redis.clients.jedis.RedisClient;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;

/** Writes with one library and reads with the other, node by node. */
public class ProductPages {
  static final Duration KEEP = Duration.ofMinutes(10);

  private final ObjectMapper mapper = new ObjectMapper();
  private final RedisClient redis;
  private final Products products;

  public ProductPages(RedisClient redis, Products products) {
    this.redis = redis;
    this.products = products;
  }

  public Optional<Product> find(long id) {
    try {
      String text = redis.get(key(id));
      JsonElement tree = text == null ? null : JsonParser.parseString(text);
      if (tree != null && tree.isJsonObject() && isWhole(tree.getAsJsonObject(), id)) {
        JsonObject page = tree.getAsJsonObject();
        return page.get("there").getAsBoolean()
            ? Optional.of(
                new Product(id, page.get("name").getAsString(), page.get("cents").getAsLong()))
            : Optional.empty();
      }
    } catch (JedisDataException | JsonParseException | NumberFormatException e) {
      // whatever that was, it is no page
    }
    Optional<Product> found = products.find(id);
    redis.set(key(id), written(id, found), SetParams.setParams().ex(KEEP.toSeconds()));
    return found;
  }

  private static boolean isWhole(JsonObject page, long id) {
    return is(page, "id")
        && page.get("id").getAsLong() == id
        && is(page, "there")
        && (!page.get("there").getAsBoolean() || is(page, "name") && is(page, "cents"));
  }

  private static boolean is(JsonObject page, String field) {
    return page.has(field) && page.get(field).isJsonPrimitive();
  }

  private String written(long id, Optional<Product> found) {
    var page = mapper.createObjectNode().put("id", id).put("there", found.isPresent());
    found.ifPresent(product -> page.put("name", product.name()).put("cents", product.cents()));
    try {
      JsonNode same = mapper.readTree(page.toString());
      return new String(mapper.writeValueAsBytes(same), StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  public void invalidate(long id) {
    redis.del(key(id));
  }

  private static String key(long id) {
    return "page:" + id;
  }
}
