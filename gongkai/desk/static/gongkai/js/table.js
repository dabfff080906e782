// Tables in the editor: rows, columns, merged cells, header row. A table is read as a grid of places first.
"use strict";
const Tables = (() => {
  const MOST = 40;

  // Every place of the grid names the cell that covers it: [{cell, row, column}] by row and column.
  function grid(table) {
    const places = [];
    [...table.rows].forEach((row, down) => {
      places[down] = places[down] || [];
      for (const cell of row.cells) {
        let across = 0;
        while (places[down][across]) across += 1;
        for (let d = 0; d < cell.rowSpan; d += 1) {
          places[down + d] = places[down + d] || [];
          for (let a = 0; a < cell.colSpan; a += 1) places[down + d][across + a] = { cell, row: down, column: across };
        }
      }
    });
    return places.slice(0, table.rows.length);
  }

  function placeOf(cell) {
    const table = cell.closest("table");
    for (const row of grid(table)) for (const place of row) if (place && place.cell === cell) return { table, ...place };
    return null;
  }

  function made(like) {
    const cell = document.createElement(like || "td");
    if (like === "th") cell.scope = "col";
    cell.append(document.createElement("br"));
    return cell;
  }

  // The cell of a row before which one at this column goes, or null at the end.
  function before(places, row, column) {
    for (let at = column; at < places[row].length; at += 1) {
      const place = places[row][at];
      if (place && place.row === row && place.column >= column) return place.cell;
    }
    return null;
  }

  function create(rows, columns) {
    const table = document.createElement("table");
    const head = table.createTHead().insertRow();
    for (let at = 0; at < columns; at += 1) head.append(made("th"));
    const body = table.createTBody();
    for (let down = 1; down < rows; down += 1) {
      const row = body.insertRow();
      for (let at = 0; at < columns; at += 1) row.append(made());
    }
    return table;
  }

  function addRow(cell) {
    const { table, row } = placeOf(cell);
    const places = grid(table);
    const last = row + cell.rowSpan - 1;
    const fresh = document.createElement("tr");
    const stretched = new Set();
    places[last].forEach((place, at) => {
      if (place.row + place.cell.rowSpan - 1 > last) {
        if (!stretched.has(place.cell)) place.cell.rowSpan += 1;
        stretched.add(place.cell);
      } else fresh.append(made());
    });
    const above = table.rows[last];
    if (above.parentNode.tagName === "THEAD") (table.tBodies[0] || table.createTBody()).prepend(fresh);
    else above.after(fresh);
    return fresh.cells[0] || cell;
  }

  function addColumn(cell) {
    const { table, column } = placeOf(cell);
    const places = grid(table);
    const last = column + cell.colSpan - 1;
    const stretched = new Set();
    places.forEach((row, down) => {
      const place = row[last];
      if (place && place.column + place.cell.colSpan - 1 > last) {
        if (!stretched.has(place.cell)) place.cell.colSpan += 1;
        stretched.add(place.cell);
        return;
      }
      const inHead = table.rows[down].parentNode.tagName === "THEAD";
      table.rows[down].insertBefore(made(inHead ? "th" : "td"), before(places, down, last + 1));
    });
    return cell;
  }

  function removeRow(cell) {
    const { table, row } = placeOf(cell);
    if (table.rows.length === 1) return remove(cell);
    const places = grid(table);
    const seen = new Set();
    for (const place of places[row]) {
      if (seen.has(place.cell)) continue;
      seen.add(place.cell);
      if (place.cell.rowSpan === 1) continue;
      place.cell.rowSpan -= 1;
      if (place.row === row) table.rows[row + 1].insertBefore(place.cell, before(places, row + 1, place.column));
    }
    const gone = table.rows[row];
    const part = gone.parentNode;
    gone.remove();
    if (!part.rows.length) part.remove();
    return table.rows[Math.min(row, table.rows.length - 1)].cells[0];
  }

  function removeColumn(cell) {
    const { table, row: here, column } = placeOf(cell);
    const places = grid(table);
    if (places[0].length === 1) return remove(cell);
    const seen = new Set();
    for (const row of places) {
      const place = row[column];
      if (!place || seen.has(place.cell)) continue;
      seen.add(place.cell);
      if (place.cell.colSpan > 1) place.cell.colSpan -= 1;
      else place.cell.remove();
    }
    return table.rows[here].cells[0] || table.querySelector("td, th");
  }

  // Merge with what stands to the right or below, where it is as high or as wide.
  function merge(cell, way) {
    const { table, row, column } = placeOf(cell);
    const places = grid(table);
    const next = way === "right" ? (places[row] || [])[column + cell.colSpan] : (places[row + cell.rowSpan] || [])[column];
    const fits = next && (way === "right"
      ? next.row === row && next.cell.rowSpan === cell.rowSpan
      : next.column === column && next.cell.colSpan === cell.colSpan
        && next.cell.closest("thead, tbody, table") === cell.closest("thead, tbody, table"));
    if (!fits) return null;
    if (next.cell.textContent.trim()) cell.append(document.createElement("br"), ...next.cell.childNodes);
    if (way === "right") cell.colSpan += next.cell.colSpan;
    else cell.rowSpan += next.cell.rowSpan;
    next.cell.remove();
    return cell;
  }

  function split(cell) {
    const { table, row, column } = placeOf(cell);
    const [wide, high] = [cell.colSpan, cell.rowSpan];
    if (wide * high === 1) return null;
    cell.colSpan = 1;
    cell.rowSpan = 1;
    for (let down = 0; down < high; down += 1) {
      for (let across = down ? 0 : 1; across < wide; across += 1) {
        const places = grid(table);
        table.rows[row + down].insertBefore(made(cell.tagName.toLowerCase()), before(places, row + down, column + across));
      }
    }
    return cell;
  }

  // The first row heads the columns, or no row does.
  function header(cell) {
    const { table } = placeOf(cell);
    const head = table.tHead;
    const row = head ? head.rows[0] : table.rows[0];
    const cells = [...row.cells].map((old) => {
      const fresh = document.createElement(head ? "td" : "th");
      if (!head) fresh.scope = "col";
      if (old.colSpan > 1) fresh.colSpan = old.colSpan;
      if (old.rowSpan > 1 && head) fresh.rowSpan = old.rowSpan;
      fresh.append(...old.childNodes);
      return fresh;
    });
    row.replaceChildren(...cells);
    if (head) {
      (table.tBodies[0] || table.createTBody()).prepend(row);
      head.remove();
    } else table.createTHead().append(row);
    return cells[0];
  }

  // The table's title, to be written where it stands.
  function caption(cell) {
    const table = cell.closest("table");
    if (!table.caption) table.createCaption().textContent = "表题";
    return table.caption;
  }

  function remove(cell) {
    const table = cell.closest("table");
    const after = document.createElement("p");
    after.append(document.createElement("br"));
    table.replaceWith(after);
    return after;
  }

  function next(cell, back) {
    const cells = [...cell.closest("table").querySelectorAll("td, th")];
    const at = cells.indexOf(cell) + (back ? -1 : 1);
    return cells[at] || (back ? null : addRow(cell));
  }

  return { create, addRow, addColumn, removeRow, removeColumn, merge, split, header, caption, remove, next, MOST };
})();
