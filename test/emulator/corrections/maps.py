"""Step Functions: the Distributed Map."""
import contextvars

from ministack.services import stepfunctions as sf

from . import correction

_map = contextvars.ContextVar("map", default=None)


@correction("map-item-keys")
def name_object_items():
    """The items of `s3:listObjectsV2` are what the Map documents: `Etag` without quotes, `Key`, `LastModified` in
    whole seconds, `Size`, `StorageClass`; an empty list is a Map over nothing, not an error."""
    read = sf._read_map_items

    def read_map_items(reader, effective, ctx):
        items = read(reader, effective, ctx)
        if not reader.get("Resource", "").endswith("s3:listObjectsV2"):
            return items
        for item in items:
            if isinstance(item, dict) and isinstance(item.get("Etag"), str):
                item["Etag"] = item["Etag"].strip('"')
        return items

    sf._read_map_items = read_map_items


@correction("item-batches")
def batch_items():
    """ItemBatcher hands each child its batch as `Items`, beside BatchInput. ministack ignores it and succeeds."""
    run, read = sf._run_distributed_map, sf._read_map_items

    def run_distributed_map(state_def, raw_input, effective, iterator, execution, ctx):
        _map.set((state_def, raw_input))
        return run(state_def, raw_input, effective, iterator, execution, ctx)

    def read_map_items(reader, effective, ctx):
        state_def, raw_input = _map.get()
        jsonata = sf._state_query_language(state_def, ctx) == "JSONata"
        if jsonata:
            reader = {**reader, "Arguments": sf._apply_jsonata_template(reader.get("Arguments") or {}, raw_input, ctx)}
        items, batcher = read(reader, effective, ctx), state_def.get("ItemBatcher")
        if not batcher:
            return items
        if state_def.get("ItemSelector"):
            raise sf._ExecutionError("States.Runtime", "ItemSelector with ItemBatcher is not emulated")
        given = batcher.get("BatchInput")
        if given is not None and jsonata:
            given = sf._apply_jsonata_template(given, raw_input, ctx)
        elif given is not None:
            given = sf._resolve_params_obj(given, effective, ctx)
        size = int(batcher["MaxItemsPerBatch"])
        shared = {} if given is None else {"BatchInput": given}
        return [{**shared, "Items": items[i:i + size]} for i in range(0, len(items), size)]

    sf._run_distributed_map, sf._read_map_items = run_distributed_map, read_map_items
