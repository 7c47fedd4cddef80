// Studio's own addresses, because it goes to them by itself.
const decode = part => decodeURIComponent(part);
const edit = id => `workflows/definitions/${encodeURIComponent(id)}/edit`;
const view = id => `workflows/instances/${encodeURIComponent(id)}/view`;

export function placeOf(path, go) {
  let parts;
  if ((parts = /^workflows\/definitions\/([^/]+)\/edit\/?$/.exec(path))) {
    return { title: 'editor', element: 'elsa-workflow-definition-editor', attributes: { 'definition-id': decode(parts[1]) } };
  }
  if ((parts = /^workflows\/instances\/([^/]+)\/view\/?$/.exec(path))) {
    return {
      title: 'viewer',
      element: 'elsa-workflow-instance-viewer',
      attributes: { 'instance-id': decode(parts[1]) },
      calls: { editWorkflowDefinition: id => go(edit(id)) },
    };
  }
  if (path.startsWith('workflows/instances')) {
    return { title: 'instances', element: 'elsa-workflow-instance-list', calls: { viewWorkflowInstance: id => go(view(id)) } };
  }
  return { title: 'definitions', element: 'elsa-workflow-definition-list', calls: { editWorkflowDefinition: id => go(edit(id)) } };
}
